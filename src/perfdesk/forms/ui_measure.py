# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'measure.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QDoubleSpinBox, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QListWidget, QListWidgetItem,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout, QWidget)

class Ui_MeasureForm(object):
    def setupUi(self, MeasureForm):
        if not MeasureForm.objectName():
            MeasureForm.setObjectName(u"MeasureForm")
        MeasureForm.resize(760, 560)
        self.whole = QVBoxLayout(MeasureForm)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(MeasureForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.space1 = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space1)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.descriptionLabel = QLabel(MeasureForm)
        self.descriptionLabel.setObjectName(u"descriptionLabel")

        self.fields.addWidget(self.descriptionLabel, 0, 0, 1, 1)

        self.description = QLineEdit(MeasureForm)
        self.description.setObjectName(u"description")
        self.description.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.description, 0, 1, 1, 3)

        self.codeLabel = QLabel(MeasureForm)
        self.codeLabel.setObjectName(u"codeLabel")

        self.fields.addWidget(self.codeLabel, 1, 0, 1, 1)

        self.code = QLineEdit(MeasureForm)
        self.code.setObjectName(u"code")
        self.code.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.code, 1, 1, 1, 1)

        self.codeUnderstood = QLabel(MeasureForm)
        self.codeUnderstood.setObjectName(u"codeUnderstood")
        self.codeUnderstood.setProperty(u"part", u"quiet")
        self.codeUnderstood.setWordWrap(True)
        self.codeUnderstood.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.addWidget(self.codeUnderstood, 1, 2, 1, 2)

        self.aimLabel = QLabel(MeasureForm)
        self.aimLabel.setObjectName(u"aimLabel")

        self.fields.addWidget(self.aimLabel, 2, 0, 1, 1)

        self.aim = QComboBox(MeasureForm)
        self.aim.setObjectName(u"aim")
        self.aim.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.aim, 2, 1, 1, 1)

        self.unitLabel = QLabel(MeasureForm)
        self.unitLabel.setObjectName(u"unitLabel")

        self.fields.addWidget(self.unitLabel, 2, 2, 1, 1)

        self.units = QHBoxLayout()
        self.units.setSpacing(8)
        self.units.setObjectName(u"units")
        self.unit = QComboBox(MeasureForm)
        self.unit.setObjectName(u"unit")
        self.unit.setMinimumSize(QSize(0, 30))

        self.units.addWidget(self.unit)

        self.decimalsLabel = QLabel(MeasureForm)
        self.decimalsLabel.setObjectName(u"decimalsLabel")

        self.units.addWidget(self.decimalsLabel)

        self.decimals = QSpinBox(MeasureForm)
        self.decimals.setObjectName(u"decimals")
        self.decimals.setMinimumSize(QSize(72, 30))

        self.units.addWidget(self.decimals)


        self.fields.addLayout(self.units, 2, 3, 1, 1)

        self.line = QFrame(MeasureForm)
        self.line.setObjectName(u"line")
        self.line.setFrameShape(QFrame.Shape.NoFrame)

        self.fields.addWidget(self.line, 3, 0, 1, 4)

        self.targetLabel = QLabel(MeasureForm)
        self.targetLabel.setObjectName(u"targetLabel")

        self.fields.addWidget(self.targetLabel, 4, 0, 1, 1)

        self.target = QLineEdit(MeasureForm)
        self.target.setObjectName(u"target")
        self.target.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.target, 4, 1, 1, 1)

        self.targetUnderstood = QLabel(MeasureForm)
        self.targetUnderstood.setObjectName(u"targetUnderstood")
        self.targetUnderstood.setProperty(u"part", u"quiet")
        self.targetUnderstood.setWordWrap(True)
        self.targetUnderstood.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.addWidget(self.targetUnderstood, 4, 2, 1, 2)

        self.schemeLabel = QLabel(MeasureForm)
        self.schemeLabel.setObjectName(u"schemeLabel")

        self.fields.addWidget(self.schemeLabel, 5, 0, 1, 1)

        self.scheme = QComboBox(MeasureForm)
        self.scheme.setObjectName(u"scheme")
        self.scheme.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.scheme, 5, 1, 1, 1)

        self.stepsLabel = QLabel(MeasureForm)
        self.stepsLabel.setObjectName(u"stepsLabel")

        self.fields.addWidget(self.stepsLabel, 5, 2, 1, 1)

        self.steps = QLineEdit(MeasureForm)
        self.steps.setObjectName(u"steps")
        self.steps.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.steps, 5, 3, 1, 1)

        self.amberLabel = QLabel(MeasureForm)
        self.amberLabel.setObjectName(u"amberLabel")

        self.fields.addWidget(self.amberLabel, 6, 0, 1, 1)

        self.ambers = QHBoxLayout()
        self.ambers.setSpacing(8)
        self.ambers.setObjectName(u"ambers")
        self.amberKind = QComboBox(MeasureForm)
        self.amberKind.setObjectName(u"amberKind")
        self.amberKind.setMinimumSize(QSize(0, 30))

        self.ambers.addWidget(self.amberKind)

        self.amber = QDoubleSpinBox(MeasureForm)
        self.amber.setObjectName(u"amber")
        self.amber.setMinimumSize(QSize(72, 30))
        self.amber.setDecimals(2)
        self.amber.setMaximum(100000.000000000000000)

        self.ambers.addWidget(self.amber)


        self.fields.addLayout(self.ambers, 6, 1, 1, 1)

        self.similarLabel = QLabel(MeasureForm)
        self.similarLabel.setObjectName(u"similarLabel")

        self.fields.addWidget(self.similarLabel, 6, 2, 1, 1)

        self.similars = QHBoxLayout()
        self.similars.setSpacing(8)
        self.similars.setObjectName(u"similars")
        self.similarKind = QComboBox(MeasureForm)
        self.similarKind.setObjectName(u"similarKind")
        self.similarKind.setMinimumSize(QSize(0, 30))

        self.similars.addWidget(self.similarKind)

        self.similar = QDoubleSpinBox(MeasureForm)
        self.similar.setObjectName(u"similar")
        self.similar.setMinimumSize(QSize(72, 30))
        self.similar.setDecimals(2)
        self.similar.setMaximum(100000.000000000000000)

        self.similars.addWidget(self.similar)


        self.fields.addLayout(self.similars, 6, 3, 1, 1)

        self.line2 = QFrame(MeasureForm)
        self.line2.setObjectName(u"line2")
        self.line2.setFrameShape(QFrame.Shape.NoFrame)

        self.fields.addWidget(self.line2, 7, 0, 1, 4)

        self.addsUp = QCheckBox(MeasureForm)
        self.addsUp.setObjectName(u"addsUp")
        self.addsUp.setMinimumSize(QSize(0, 24))

        self.fields.addWidget(self.addsUp, 8, 1, 1, 3)

        self.academic = QCheckBox(MeasureForm)
        self.academic.setObjectName(u"academic")
        self.academic.setMinimumSize(QSize(0, 24))

        self.fields.addWidget(self.academic, 9, 1, 1, 3)

        self.forecastLabel = QLabel(MeasureForm)
        self.forecastLabel.setObjectName(u"forecastLabel")

        self.fields.addWidget(self.forecastLabel, 10, 0, 1, 1)

        self.forecast = QComboBox(MeasureForm)
        self.forecast.setObjectName(u"forecast")
        self.forecast.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.forecast, 10, 1, 1, 1)

        self.ratedOnForecast = QCheckBox(MeasureForm)
        self.ratedOnForecast.setObjectName(u"ratedOnForecast")
        self.ratedOnForecast.setMinimumSize(QSize(0, 24))

        self.fields.addWidget(self.ratedOnForecast, 10, 2, 1, 2)

        self.partLabel = QLabel(MeasureForm)
        self.partLabel.setObjectName(u"partLabel")

        self.fields.addWidget(self.partLabel, 11, 0, 1, 1)

        self.partOf = QComboBox(MeasureForm)
        self.partOf.setObjectName(u"partOf")
        self.partOf.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.partOf, 11, 1, 1, 3)

        self.derivedLabel = QLabel(MeasureForm)
        self.derivedLabel.setObjectName(u"derivedLabel")

        self.fields.addWidget(self.derivedLabel, 13, 0, 1, 1)

        self.derived = QComboBox(MeasureForm)
        self.derived.setObjectName(u"derived")
        self.derived.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.derived, 13, 1, 1, 1)

        self.firstLabel = QLabel(MeasureForm)
        self.firstLabel.setObjectName(u"firstLabel")

        self.fields.addWidget(self.firstLabel, 13, 2, 1, 1)

        self.first = QComboBox(MeasureForm)
        self.first.setObjectName(u"first")
        self.first.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.first, 13, 3, 1, 1)

        self.operands = QListWidget(MeasureForm)
        self.operands.setObjectName(u"operands")
        self.operands.setMinimumSize(QSize(0, 88))
        self.operands.setMaximumSize(QSize(16777215, 128))

        self.fields.addWidget(self.operands, 14, 1, 1, 3)

        self.ownerLabel = QLabel(MeasureForm)
        self.ownerLabel.setObjectName(u"ownerLabel")

        self.fields.addWidget(self.ownerLabel, 12, 0, 1, 1)

        self.owner = QLineEdit(MeasureForm)
        self.owner.setObjectName(u"owner")
        self.owner.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.owner, 12, 1, 1, 3)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnStretch(3, 1)

        self.whole.addLayout(self.fields)

        self.problem = QLabel(MeasureForm)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(MeasureForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.change = QPushButton(MeasureForm)
        self.change.setObjectName(u"change")

        self.foot.addWidget(self.change)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.descriptionLabel.setBuddy(self.description)
        self.codeLabel.setBuddy(self.code)
        self.aimLabel.setBuddy(self.aim)
        self.unitLabel.setBuddy(self.unit)
        self.decimalsLabel.setBuddy(self.decimals)
        self.targetLabel.setBuddy(self.target)
        self.schemeLabel.setBuddy(self.scheme)
        self.stepsLabel.setBuddy(self.steps)
        self.amberLabel.setBuddy(self.amberKind)
        self.similarLabel.setBuddy(self.similarKind)
        self.forecastLabel.setBuddy(self.forecast)
        self.partLabel.setBuddy(self.partOf)
        self.derivedLabel.setBuddy(self.derived)
        self.firstLabel.setBuddy(self.first)
        self.ownerLabel.setBuddy(self.owner)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.description, self.code)
        QWidget.setTabOrder(self.code, self.aim)
        QWidget.setTabOrder(self.aim, self.unit)
        QWidget.setTabOrder(self.unit, self.decimals)
        QWidget.setTabOrder(self.decimals, self.target)
        QWidget.setTabOrder(self.target, self.scheme)
        QWidget.setTabOrder(self.scheme, self.steps)
        QWidget.setTabOrder(self.steps, self.amberKind)
        QWidget.setTabOrder(self.amberKind, self.amber)
        QWidget.setTabOrder(self.amber, self.similarKind)
        QWidget.setTabOrder(self.similarKind, self.similar)
        QWidget.setTabOrder(self.similar, self.addsUp)
        QWidget.setTabOrder(self.addsUp, self.academic)
        QWidget.setTabOrder(self.academic, self.forecast)
        QWidget.setTabOrder(self.forecast, self.ratedOnForecast)
        QWidget.setTabOrder(self.ratedOnForecast, self.partOf)
        QWidget.setTabOrder(self.partOf, self.owner)
        QWidget.setTabOrder(self.owner, self.derived)
        QWidget.setTabOrder(self.derived, self.first)
        QWidget.setTabOrder(self.first, self.operands)
        QWidget.setTabOrder(self.operands, self.cancel)
        QWidget.setTabOrder(self.cancel, self.change)

        self.retranslateUi(MeasureForm)

        self.change.setDefault(True)

    # setupUi

    def retranslateUi(self, MeasureForm):
        MeasureForm.setWindowTitle(QCoreApplication.translate("MeasureForm", u"Measure", None))
        self.title.setText(QCoreApplication.translate("MeasureForm", u"Measure", None))
        self.descriptionLabel.setText(QCoreApplication.translate("MeasureForm", u"&Description", None))
#if QT_CONFIG(accessibility)
        self.description.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Description", None))
#endif // QT_CONFIG(accessibility)
        self.codeLabel.setText(QCoreApplication.translate("MeasureForm", u"&Code", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Code as printed", None))
#endif // QT_CONFIG(accessibility)
        self.codeUnderstood.setText("")
        self.aimLabel.setText(QCoreApplication.translate("MeasureForm", u"&Aim", None))
#if QT_CONFIG(accessibility)
        self.aim.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Aim", None))
#endif // QT_CONFIG(accessibility)
        self.unitLabel.setText(QCoreApplication.translate("MeasureForm", u"&Unit", None))
#if QT_CONFIG(accessibility)
        self.unit.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Unit", None))
#endif // QT_CONFIG(accessibility)
        self.decimalsLabel.setText(QCoreApplication.translate("MeasureForm", u"Deci&mals", None))
#if QT_CONFIG(accessibility)
        self.decimals.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Decimals of new figures", None))
#endif // QT_CONFIG(accessibility)
        self.targetLabel.setText(QCoreApplication.translate("MeasureForm", u"&Target", None))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Target or comparator", None))
#endif // QT_CONFIG(accessibility)
        self.targetUnderstood.setText("")
        self.schemeLabel.setText(QCoreApplication.translate("MeasureForm", u"&Rated by", None))
#if QT_CONFIG(accessibility)
        self.scheme.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Rating scheme", None))
#endif // QT_CONFIG(accessibility)
        self.stepsLabel.setText(QCoreApplication.translate("MeasureForm", u"By &quarter or month", None))
#if QT_CONFIG(accessibility)
        self.steps.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Targets by quarter, month or part of the year", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.steps.setToolTip(QCoreApplication.translate("MeasureForm", u"What is to be reached in parts of the year, such as: Q1: 25; Apr-Nov: 66", None))
#endif // QT_CONFIG(tooltip)
        self.steps.setPlaceholderText(QCoreApplication.translate("MeasureForm", u"Q1: 25; Apr-Nov: 66", None))
        self.amberLabel.setText(QCoreApplication.translate("MeasureForm", u"&Nearly met within", None))
#if QT_CONFIG(accessibility)
        self.amberKind.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Rating tolerance", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.amber.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Amount of the rating tolerance", None))
#endif // QT_CONFIG(accessibility)
        self.similarLabel.setText(QCoreApplication.translate("MeasureForm", u"S&imilar within", None))
#if QT_CONFIG(accessibility)
        self.similarKind.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Progress tolerance", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.similar.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Amount of the progress tolerance", None))
#endif // QT_CONFIG(accessibility)
        self.addsUp.setText(QCoreApplication.translate("MeasureForm", u"Months add up over the &year", None))
        self.academic.setText(QCoreApplication.translate("MeasureForm", u"Its year starts in &September", None))
        self.forecastLabel.setText(QCoreApplication.translate("MeasureForm", u"&Forecast", None))
#if QT_CONFIG(accessibility)
        self.forecast.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Year-end forecast", None))
#endif // QT_CONFIG(accessibility)
        self.ratedOnForecast.setText(QCoreApplication.translate("MeasureForm", u"Rate the f&orecast", None))
        self.partLabel.setText(QCoreApplication.translate("MeasureForm", u"&Part of", None))
#if QT_CONFIG(accessibility)
        self.partOf.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Part of", None))
#endif // QT_CONFIG(accessibility)
        self.derivedLabel.setText(QCoreApplication.translate("MeasureForm", u"Calcu&lated as", None))
#if QT_CONFIG(accessibility)
        self.derived.setAccessibleName(QCoreApplication.translate("MeasureForm", u"How it is calculated from other measures", None))
#endif // QT_CONFIG(accessibility)
        self.firstLabel.setText(QCoreApplication.translate("MeasureForm", u"Firs&t", None))
#if QT_CONFIG(accessibility)
        self.first.setAccessibleName(QCoreApplication.translate("MeasureForm", u"The first measure", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.operands.setAccessibleName(QCoreApplication.translate("MeasureForm", u"The other measures it is calculated from", None))
#endif // QT_CONFIG(accessibility)
        self.ownerLabel.setText(QCoreApplication.translate("MeasureForm", u"O&wner", None))
#if QT_CONFIG(accessibility)
        self.owner.setAccessibleName(QCoreApplication.translate("MeasureForm", u"Owner, a role or team", None))
#endif // QT_CONFIG(accessibility)
        self.owner.setPlaceholderText(QCoreApplication.translate("MeasureForm", u"A role or team; not printed", None))
        self.problem.setText("")
        self.cancel.setText(QCoreApplication.translate("MeasureForm", u"Cancel", None))
        self.change.setText(QCoreApplication.translate("MeasureForm", u"Apply", None))
    # retranslateUi
