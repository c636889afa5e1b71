# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report.ui'
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
    QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QTabWidget, QVBoxLayout,
    QWidget)

class Ui_ReportForm(object):
    def setupUi(self, ReportForm):
        if not ReportForm.objectName():
            ReportForm.setObjectName(u"ReportForm")
        ReportForm.resize(656, 456)
        self.whole = QVBoxLayout(ReportForm)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(ReportForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.pages = QTabWidget(ReportForm)
        self.pages.setObjectName(u"pages")
        self.pages.setDocumentMode(True)
        self.packPage = QWidget()
        self.packPage.setObjectName(u"packPage")
        self.packWhole = QVBoxLayout(self.packPage)
        self.packWhole.setSpacing(8)
        self.packWhole.setObjectName(u"packWhole")
        self.packWhole.setContentsMargins(0, 16, 0, 0)
        self.packFields = QGridLayout()
        self.packFields.setObjectName(u"packFields")
        self.packFields.setHorizontalSpacing(16)
        self.packFields.setVerticalSpacing(8)
        self.title_Label = QLabel(self.packPage)
        self.title_Label.setObjectName(u"title_Label")

        self.packFields.addWidget(self.title_Label, 0, 0, 1, 1)

        self.packTitle = QLineEdit(self.packPage)
        self.packTitle.setObjectName(u"packTitle")
        self.packTitle.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.packTitle, 0, 1, 1, 1)

        self.positionLabel = QLabel(self.packPage)
        self.positionLabel.setObjectName(u"positionLabel")

        self.packFields.addWidget(self.positionLabel, 1, 0, 1, 1)

        self.position = QComboBox(self.packPage)
        self.position.setObjectName(u"position")
        self.position.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.position, 1, 1, 1, 1)

        self.stateLabel = QLabel(self.packPage)
        self.stateLabel.setObjectName(u"stateLabel")

        self.packFields.addWidget(self.stateLabel, 2, 0, 1, 1)

        self.state = QComboBox(self.packPage)
        self.state.setObjectName(u"state")
        self.state.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.state, 2, 1, 1, 1)

        self.schemeLabel = QLabel(self.packPage)
        self.schemeLabel.setObjectName(u"schemeLabel")

        self.packFields.addWidget(self.schemeLabel, 3, 0, 1, 1)

        self.scheme = QComboBox(self.packPage)
        self.scheme.setObjectName(u"scheme")
        self.scheme.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.scheme, 3, 1, 1, 1)

        self.markingLabel = QLabel(self.packPage)
        self.markingLabel.setObjectName(u"markingLabel")

        self.packFields.addWidget(self.markingLabel, 4, 0, 1, 1)

        self.marking = QLineEdit(self.packPage)
        self.marking.setObjectName(u"marking")
        self.marking.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.marking, 4, 1, 1, 1)

        self.appendixLabel = QLabel(self.packPage)
        self.appendixLabel.setObjectName(u"appendixLabel")

        self.packFields.addWidget(self.appendixLabel, 5, 0, 1, 1)

        self.appendix = QLineEdit(self.packPage)
        self.appendix.setObjectName(u"appendix")
        self.appendix.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.appendix, 5, 1, 1, 1)

        self.formatsLabel = QLabel(self.packPage)
        self.formatsLabel.setObjectName(u"formatsLabel")

        self.packFields.addWidget(self.formatsLabel, 6, 0, 1, 1)

        self.otherFormats = QLineEdit(self.packPage)
        self.otherFormats.setObjectName(u"otherFormats")
        self.otherFormats.setMinimumSize(QSize(0, 30))

        self.packFields.addWidget(self.otherFormats, 6, 1, 1, 1)

        self.packFields.setColumnStretch(1, 1)

        self.packWhole.addLayout(self.packFields)

        self.down7 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.packWhole.addItem(self.down7)

        self.pages.addTab(self.packPage, "")
        self.lookPage = QWidget()
        self.lookPage.setObjectName(u"lookPage")
        self.lookWhole = QVBoxLayout(self.lookPage)
        self.lookWhole.setSpacing(8)
        self.lookWhole.setObjectName(u"lookWhole")
        self.lookWhole.setContentsMargins(0, 16, 0, 0)
        self.lookFields = QGridLayout()
        self.lookFields.setObjectName(u"lookFields")
        self.lookFields.setHorizontalSpacing(16)
        self.lookFields.setVerticalSpacing(8)
        self.layoutLabel = QLabel(self.lookPage)
        self.layoutLabel.setObjectName(u"layoutLabel")

        self.lookFields.addWidget(self.layoutLabel, 0, 0, 1, 1)

        self.layout = QComboBox(self.lookPage)
        self.layout.setObjectName(u"layout")
        self.layout.setMinimumSize(QSize(0, 30))

        self.lookFields.addWidget(self.layout, 0, 1, 1, 1)

        self.paperLabel = QLabel(self.lookPage)
        self.paperLabel.setObjectName(u"paperLabel")

        self.lookFields.addWidget(self.paperLabel, 1, 0, 1, 1)

        self.paper = QComboBox(self.lookPage)
        self.paper.setObjectName(u"paper")
        self.paper.setMinimumSize(QSize(0, 30))

        self.lookFields.addWidget(self.paper, 1, 1, 1, 1)

        self.letteringLabel = QLabel(self.lookPage)
        self.letteringLabel.setObjectName(u"letteringLabel")

        self.lookFields.addWidget(self.letteringLabel, 2, 0, 1, 1)

        self.lettering = QComboBox(self.lookPage)
        self.lettering.setObjectName(u"lettering")
        self.lettering.setMinimumSize(QSize(0, 30))

        self.lookFields.addWidget(self.lettering, 2, 1, 1, 1)

        self.patternLabel = QLabel(self.lookPage)
        self.patternLabel.setObjectName(u"patternLabel")

        self.lookFields.addWidget(self.patternLabel, 3, 0, 1, 1)

        self.pattern = QLineEdit(self.lookPage)
        self.pattern.setObjectName(u"pattern")
        self.pattern.setMinimumSize(QSize(0, 30))

        self.lookFields.addWidget(self.pattern, 3, 1, 1, 1)

        self.patternNote = QLabel(self.lookPage)
        self.patternNote.setObjectName(u"patternNote")
        self.patternNote.setProperty(u"part", u"quiet")
        self.patternNote.setWordWrap(True)
        self.patternNote.setTextFormat(Qt.TextFormat.PlainText)

        self.lookFields.addWidget(self.patternNote, 4, 1, 1, 1)

        self.lookFields.setColumnStretch(1, 1)

        self.lookWhole.addLayout(self.lookFields)

        self.down8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.lookWhole.addItem(self.down8)

        self.pages.addTab(self.lookPage, "")
        self.partsPage = QWidget()
        self.partsPage.setObjectName(u"partsPage")
        self.partsWhole = QVBoxLayout(self.partsPage)
        self.partsWhole.setSpacing(8)
        self.partsWhole.setObjectName(u"partsWhole")
        self.partsWhole.setContentsMargins(0, 16, 0, 0)
        self.summary = QCheckBox(self.partsPage)
        self.summary.setObjectName(u"summary")
        self.summary.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.summary)

        self.charts = QCheckBox(self.partsPage)
        self.charts.setObjectName(u"charts")
        self.charts.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.charts)

        self.laterFigures = QCheckBox(self.partsPage)
        self.laterFigures.setObjectName(u"laterFigures")
        self.laterFigures.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.laterFigures)

        self.layersExplained = QCheckBox(self.partsPage)
        self.layersExplained.setObjectName(u"layersExplained")
        self.layersExplained.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.layersExplained)

        self.ratingExplained = QCheckBox(self.partsPage)
        self.ratingExplained.setObjectName(u"ratingExplained")
        self.ratingExplained.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.ratingExplained)

        self.glossary = QCheckBox(self.partsPage)
        self.glossary.setObjectName(u"glossary")
        self.glossary.setMinimumSize(QSize(0, 24))

        self.partsWhole.addWidget(self.glossary)

        self.actionsRow = QHBoxLayout()
        self.actionsRow.setSpacing(8)
        self.actionsRow.setObjectName(u"actionsRow")
        self.actionsLabel = QLabel(self.partsPage)
        self.actionsLabel.setObjectName(u"actionsLabel")

        self.actionsRow.addWidget(self.actionsLabel)

        self.actions = QComboBox(self.partsPage)
        self.actions.setObjectName(u"actions")
        self.actions.setMinimumSize(QSize(0, 30))

        self.actionsRow.addWidget(self.actions)

        self.acrossActions = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actionsRow.addItem(self.acrossActions)


        self.partsWhole.addLayout(self.actionsRow)

        self.layersLabel = QLabel(self.partsPage)
        self.layersLabel.setObjectName(u"layersLabel")

        self.partsWhole.addWidget(self.layersLabel)

        self.layers = QListWidget(self.partsPage)
        self.layers.setObjectName(u"layers")
        self.layers.setMinimumSize(QSize(0, 96))

        self.partsWhole.addWidget(self.layers)

        self.pages.addTab(self.partsPage, "")
        self.rulesPage = QWidget()
        self.rulesPage.setObjectName(u"rulesPage")
        self.rulesWhole = QVBoxLayout(self.rulesPage)
        self.rulesWhole.setSpacing(8)
        self.rulesWhole.setObjectName(u"rulesWhole")
        self.rulesWhole.setContentsMargins(0, 16, 0, 0)
        self.rulesNote = QLabel(self.rulesPage)
        self.rulesNote.setObjectName(u"rulesNote")
        self.rulesNote.setProperty(u"part", u"quiet")
        self.rulesNote.setWordWrap(True)
        self.rulesNote.setTextFormat(Qt.TextFormat.PlainText)

        self.rulesWhole.addWidget(self.rulesNote)

        self.rulesFields = QGridLayout()
        self.rulesFields.setObjectName(u"rulesFields")
        self.rulesFields.setHorizontalSpacing(16)
        self.rulesFields.setVerticalSpacing(8)
        self.amberLabel = QLabel(self.rulesPage)
        self.amberLabel.setObjectName(u"amberLabel")

        self.rulesFields.addWidget(self.amberLabel, 0, 0, 1, 1)

        self.row9 = QHBoxLayout()
        self.row9.setSpacing(8)
        self.row9.setObjectName(u"row9")
        self.amberPercent = QDoubleSpinBox(self.rulesPage)
        self.amberPercent.setObjectName(u"amberPercent")
        self.amberPercent.setMinimumSize(QSize(112, 30))
        self.amberPercent.setDecimals(2)
        self.amberPercent.setMaximum(100.000000000000000)
        self.amberPercent.setSingleStep(0.500000000000000)

        self.row9.addWidget(self.amberPercent)

        self.amberNote = QLabel(self.rulesPage)
        self.amberNote.setObjectName(u"amberNote")
        self.amberNote.setProperty(u"part", u"quiet")
        self.amberNote.setWordWrap(True)
        self.amberNote.setTextFormat(Qt.TextFormat.PlainText)

        self.row9.addWidget(self.amberNote)


        self.rulesFields.addLayout(self.row9, 0, 1, 1, 1)

        self.bandLabel = QLabel(self.rulesPage)
        self.bandLabel.setObjectName(u"bandLabel")

        self.rulesFields.addWidget(self.bandLabel, 1, 0, 1, 1)

        self.row10 = QHBoxLayout()
        self.row10.setSpacing(8)
        self.row10.setObjectName(u"row10")
        self.bandPoints = QDoubleSpinBox(self.rulesPage)
        self.bandPoints.setObjectName(u"bandPoints")
        self.bandPoints.setMinimumSize(QSize(112, 30))
        self.bandPoints.setDecimals(2)
        self.bandPoints.setMaximum(100.000000000000000)
        self.bandPoints.setSingleStep(0.500000000000000)

        self.row10.addWidget(self.bandPoints)

        self.bandNote = QLabel(self.rulesPage)
        self.bandNote.setObjectName(u"bandNote")
        self.bandNote.setProperty(u"part", u"quiet")
        self.bandNote.setWordWrap(True)
        self.bandNote.setTextFormat(Qt.TextFormat.PlainText)

        self.row10.addWidget(self.bandNote)


        self.rulesFields.addLayout(self.row10, 1, 1, 1, 1)

        self.pointsLabel = QLabel(self.rulesPage)
        self.pointsLabel.setObjectName(u"pointsLabel")

        self.rulesFields.addWidget(self.pointsLabel, 2, 0, 1, 1)

        self.row11 = QHBoxLayout()
        self.row11.setSpacing(8)
        self.row11.setObjectName(u"row11")
        self.similarPoints = QDoubleSpinBox(self.rulesPage)
        self.similarPoints.setObjectName(u"similarPoints")
        self.similarPoints.setMinimumSize(QSize(112, 30))
        self.similarPoints.setDecimals(2)
        self.similarPoints.setMaximum(100.000000000000000)
        self.similarPoints.setSingleStep(0.500000000000000)

        self.row11.addWidget(self.similarPoints)

        self.pointsNote = QLabel(self.rulesPage)
        self.pointsNote.setObjectName(u"pointsNote")
        self.pointsNote.setProperty(u"part", u"quiet")
        self.pointsNote.setWordWrap(True)
        self.pointsNote.setTextFormat(Qt.TextFormat.PlainText)

        self.row11.addWidget(self.pointsNote)


        self.rulesFields.addLayout(self.row11, 2, 1, 1, 1)

        self.mostLabel = QLabel(self.rulesPage)
        self.mostLabel.setObjectName(u"mostLabel")

        self.rulesFields.addWidget(self.mostLabel, 3, 0, 1, 1)

        self.row12 = QHBoxLayout()
        self.row12.setSpacing(8)
        self.row12.setObjectName(u"row12")
        self.similarMost = QDoubleSpinBox(self.rulesPage)
        self.similarMost.setObjectName(u"similarMost")
        self.similarMost.setMinimumSize(QSize(112, 30))
        self.similarMost.setDecimals(2)
        self.similarMost.setMaximum(100.000000000000000)
        self.similarMost.setSingleStep(0.500000000000000)

        self.row12.addWidget(self.similarMost)

        self.mostNote = QLabel(self.rulesPage)
        self.mostNote.setObjectName(u"mostNote")
        self.mostNote.setProperty(u"part", u"quiet")
        self.mostNote.setWordWrap(True)
        self.mostNote.setTextFormat(Qt.TextFormat.PlainText)

        self.row12.addWidget(self.mostNote)


        self.rulesFields.addLayout(self.row12, 3, 1, 1, 1)

        self.countsLabel = QLabel(self.rulesPage)
        self.countsLabel.setObjectName(u"countsLabel")

        self.rulesFields.addWidget(self.countsLabel, 4, 0, 1, 1)

        self.row13 = QHBoxLayout()
        self.row13.setSpacing(8)
        self.row13.setObjectName(u"row13")
        self.similarPercent = QDoubleSpinBox(self.rulesPage)
        self.similarPercent.setObjectName(u"similarPercent")
        self.similarPercent.setMinimumSize(QSize(112, 30))
        self.similarPercent.setDecimals(2)
        self.similarPercent.setMaximum(100.000000000000000)
        self.similarPercent.setSingleStep(0.500000000000000)

        self.row13.addWidget(self.similarPercent)

        self.countsNote = QLabel(self.rulesPage)
        self.countsNote.setObjectName(u"countsNote")
        self.countsNote.setProperty(u"part", u"quiet")
        self.countsNote.setWordWrap(True)
        self.countsNote.setTextFormat(Qt.TextFormat.PlainText)

        self.row13.addWidget(self.countsNote)


        self.rulesFields.addLayout(self.row13, 4, 1, 1, 1)

        self.rulesFields.setColumnStretch(1, 1)

        self.rulesWhole.addLayout(self.rulesFields)

        self.row15 = QHBoxLayout()
        self.row15.setSpacing(8)
        self.row15.setObjectName(u"row15")
        self.defaults = QPushButton(self.rulesPage)
        self.defaults.setObjectName(u"defaults")
        self.defaults.setAutoDefault(False)

        self.row15.addWidget(self.defaults)

        self.across14 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row15.addItem(self.across14)


        self.rulesWhole.addLayout(self.row15)

        self.effect = QLabel(self.rulesPage)
        self.effect.setObjectName(u"effect")
        self.effect.setProperty(u"part", u"quiet")
        self.effect.setWordWrap(True)
        self.effect.setTextFormat(Qt.TextFormat.PlainText)

        self.rulesWhole.addWidget(self.effect)

        self.down16 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rulesWhole.addItem(self.down16)

        self.pages.addTab(self.rulesPage, "")

        self.whole.addWidget(self.pages)

        self.problem = QLabel(ReportForm)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.row18 = QHBoxLayout()
        self.row18.setSpacing(8)
        self.row18.setObjectName(u"row18")
        self.across17 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row18.addItem(self.across17)

        self.cancel = QPushButton(ReportForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.row18.addWidget(self.cancel)

        self.change = QPushButton(ReportForm)
        self.change.setObjectName(u"change")

        self.row18.addWidget(self.change)


        self.whole.addLayout(self.row18)

#if QT_CONFIG(shortcut)
        self.title_Label.setBuddy(self.packTitle)
        self.positionLabel.setBuddy(self.position)
        self.stateLabel.setBuddy(self.state)
        self.schemeLabel.setBuddy(self.scheme)
        self.markingLabel.setBuddy(self.marking)
        self.appendixLabel.setBuddy(self.appendix)
        self.formatsLabel.setBuddy(self.otherFormats)
        self.layoutLabel.setBuddy(self.layout)
        self.paperLabel.setBuddy(self.paper)
        self.letteringLabel.setBuddy(self.lettering)
        self.patternLabel.setBuddy(self.pattern)
        self.actionsLabel.setBuddy(self.actions)
        self.layersLabel.setBuddy(self.layers)
        self.amberLabel.setBuddy(self.amberPercent)
        self.bandLabel.setBuddy(self.bandPoints)
        self.pointsLabel.setBuddy(self.similarPoints)
        self.mostLabel.setBuddy(self.similarMost)
        self.countsLabel.setBuddy(self.similarPercent)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.pages, self.packTitle)
        QWidget.setTabOrder(self.packTitle, self.position)
        QWidget.setTabOrder(self.position, self.state)
        QWidget.setTabOrder(self.state, self.scheme)
        QWidget.setTabOrder(self.scheme, self.marking)
        QWidget.setTabOrder(self.marking, self.appendix)
        QWidget.setTabOrder(self.appendix, self.otherFormats)
        QWidget.setTabOrder(self.otherFormats, self.layout)
        QWidget.setTabOrder(self.layout, self.paper)
        QWidget.setTabOrder(self.paper, self.lettering)
        QWidget.setTabOrder(self.lettering, self.pattern)
        QWidget.setTabOrder(self.pattern, self.summary)
        QWidget.setTabOrder(self.summary, self.charts)
        QWidget.setTabOrder(self.charts, self.laterFigures)
        QWidget.setTabOrder(self.laterFigures, self.layersExplained)
        QWidget.setTabOrder(self.layersExplained, self.ratingExplained)
        QWidget.setTabOrder(self.ratingExplained, self.glossary)
        QWidget.setTabOrder(self.glossary, self.actions)
        QWidget.setTabOrder(self.actions, self.layers)
        QWidget.setTabOrder(self.layers, self.amberPercent)
        QWidget.setTabOrder(self.amberPercent, self.bandPoints)
        QWidget.setTabOrder(self.bandPoints, self.similarPoints)
        QWidget.setTabOrder(self.similarPoints, self.similarMost)
        QWidget.setTabOrder(self.similarMost, self.similarPercent)
        QWidget.setTabOrder(self.similarPercent, self.defaults)
        QWidget.setTabOrder(self.defaults, self.cancel)
        QWidget.setTabOrder(self.cancel, self.change)

        self.retranslateUi(ReportForm)

        self.change.setDefault(True)

    # setupUi

    def retranslateUi(self, ReportForm):
        ReportForm.setWindowTitle(QCoreApplication.translate("ReportForm", u"Report settings", None))
        self.title.setText(QCoreApplication.translate("ReportForm", u"Report settings", None))
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(QCoreApplication.translate("ReportForm", u"Report settings, page by page", None))
#endif // QT_CONFIG(accessibility)
        self.title_Label.setText(QCoreApplication.translate("ReportForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.packTitle.setAccessibleName(QCoreApplication.translate("ReportForm", u"Title of the pack", None))
#endif // QT_CONFIG(accessibility)
        self.positionLabel.setText(QCoreApplication.translate("ReportForm", u"&Position reported", None))
#if QT_CONFIG(accessibility)
        self.position.setAccessibleName(QCoreApplication.translate("ReportForm", u"Position the pack reports", None))
#endif // QT_CONFIG(accessibility)
        self.stateLabel.setText(QCoreApplication.translate("ReportForm", u"&Figures are", None))
#if QT_CONFIG(accessibility)
        self.state.setAccessibleName(QCoreApplication.translate("ReportForm", u"Whether the figures of the position are final", None))
#endif // QT_CONFIG(accessibility)
        self.schemeLabel.setText(QCoreApplication.translate("ReportForm", u"&Rated by", None))
#if QT_CONFIG(accessibility)
        self.scheme.setAccessibleName(QCoreApplication.translate("ReportForm", u"How figures for the position are rated", None))
#endif // QT_CONFIG(accessibility)
        self.markingLabel.setText(QCoreApplication.translate("ReportForm", u"Protective &marking", None))
#if QT_CONFIG(accessibility)
        self.marking.setAccessibleName(QCoreApplication.translate("ReportForm", u"Protective marking in the footer of each page", None))
#endif // QT_CONFIG(accessibility)
        self.marking.setPlaceholderText(QCoreApplication.translate("ReportForm", u"None", None))
        self.appendixLabel.setText(QCoreApplication.translate("ReportForm", u"Paper is &called", None))
#if QT_CONFIG(accessibility)
        self.appendix.setAccessibleName(QCoreApplication.translate("ReportForm", u"Name of the paper in the page footer", None))
#endif // QT_CONFIG(accessibility)
        self.appendix.setPlaceholderText(QCoreApplication.translate("ReportForm", u"For example Appendix A", None))
        self.formatsLabel.setText(QCoreApplication.translate("ReportForm", u"&Other formats", None))
#if QT_CONFIG(accessibility)
        self.otherFormats.setAccessibleName(QCoreApplication.translate("ReportForm", u"Last line: how to get another format", None))
#endif // QT_CONFIG(accessibility)
        self.otherFormats.setPlaceholderText(QCoreApplication.translate("ReportForm", u"Last line: who to ask for another format", None))
        self.pages.setTabText(self.pages.indexOf(self.packPage), QCoreApplication.translate("ReportForm", u"Pack", None))
        self.layoutLabel.setText(QCoreApplication.translate("ReportForm", u"&Layout", None))
#if QT_CONFIG(accessibility)
        self.layout.setAccessibleName(QCoreApplication.translate("ReportForm", u"Layout of the tables", None))
#endif // QT_CONFIG(accessibility)
        self.paperLabel.setText(QCoreApplication.translate("ReportForm", u"&Paper", None))
#if QT_CONFIG(accessibility)
        self.paper.setAccessibleName(QCoreApplication.translate("ReportForm", u"Paper size", None))
#endif // QT_CONFIG(accessibility)
        self.letteringLabel.setText(QCoreApplication.translate("ReportForm", u"T&ext size", None))
#if QT_CONFIG(accessibility)
        self.lettering.setAccessibleName(QCoreApplication.translate("ReportForm", u"Text size", None))
#endif // QT_CONFIG(accessibility)
        self.patternLabel.setText(QCoreApplication.translate("ReportForm", u"&File name", None))
#if QT_CONFIG(accessibility)
        self.pattern.setAccessibleName(QCoreApplication.translate("ReportForm", u"How files are named", None))
#endif // QT_CONFIG(accessibility)
        self.patternNote.setText("")
        self.pages.setTabText(self.pages.indexOf(self.lookPage), QCoreApplication.translate("ReportForm", u"Page", None))
        self.summary.setText(QCoreApplication.translate("ReportForm", u"&Summary page first", None))
        self.charts.setText(QCoreApplication.translate("ReportForm", u"&Charts after the tables", None))
        self.laterFigures.setText(QCoreApplication.translate("ReportForm", u"Charts show figures &beyond the position, and say so", None))
        self.layersExplained.setText(QCoreApplication.translate("ReportForm", u"Appendix: the &layers explained", None))
        self.ratingExplained.setText(QCoreApplication.translate("ReportForm", u"Appendix: how figures are &rated", None))
        self.glossary.setText(QCoreApplication.translate("ReportForm", u"Appendix: &glossary of terms and measures", None))
        self.actionsLabel.setText(QCoreApplication.translate("ReportForm", u"Open a&ctions and recommendations", None))
#if QT_CONFIG(accessibility)
        self.actions.setAccessibleName(QCoreApplication.translate("ReportForm", u"Where open actions and recommendations are printed", None))
#endif // QT_CONFIG(accessibility)
        self.layersLabel.setText(QCoreApplication.translate("ReportForm", u"La&yers to print", None))
#if QT_CONFIG(accessibility)
        self.layers.setAccessibleName(QCoreApplication.translate("ReportForm", u"Layers to print", None))
#endif // QT_CONFIG(accessibility)
        self.pages.setTabText(self.pages.indexOf(self.partsPage), QCoreApplication.translate("ReportForm", u"Parts", None))
        self.rulesNote.setText(QCoreApplication.translate("ReportForm", u"How close still counts as near or similar. A measure can have its own tolerances (Measure, Properties).", None))
        self.amberLabel.setText(QCoreApplication.translate("ReportForm", u"A &miss is nearly met up to", None))
#if QT_CONFIG(accessibility)
        self.amberPercent.setAccessibleName(QCoreApplication.translate("ReportForm", u"A miss is nearly met up to this percentage of the target", None))
#endif // QT_CONFIG(accessibility)
        self.amberPercent.setSuffix(QCoreApplication.translate("ReportForm", u" %", None))
        self.amberNote.setText(QCoreApplication.translate("ReportForm", u"of the target or average", None))
        self.bandLabel.setText(QCoreApplication.translate("ReportForm", u"A missed &band is nearly met up to", None))
#if QT_CONFIG(accessibility)
        self.bandPoints.setAccessibleName(QCoreApplication.translate("ReportForm", u"A missed band is nearly met up to this many points", None))
#endif // QT_CONFIG(accessibility)
        self.bandPoints.setSuffix(QCoreApplication.translate("ReportForm", u" points", None))
        self.bandNote.setText(QCoreApplication.translate("ReportForm", u"outside it", None))
        self.pointsLabel.setText(QCoreApplication.translate("ReportForm", u"A &percentage is similar within", None))
#if QT_CONFIG(accessibility)
        self.similarPoints.setAccessibleName(QCoreApplication.translate("ReportForm", u"A percentage is similar within this many points", None))
#endif // QT_CONFIG(accessibility)
        self.similarPoints.setSuffix(QCoreApplication.translate("ReportForm", u" points", None))
        self.pointsNote.setText(QCoreApplication.translate("ReportForm", u"of the year before, but", None))
        self.mostLabel.setText(QCoreApplication.translate("ReportForm", u"no &more than", None))
#if QT_CONFIG(accessibility)
        self.similarMost.setAccessibleName(QCoreApplication.translate("ReportForm", u"but no more than this percentage of the previous figure", None))
#endif // QT_CONFIG(accessibility)
        self.similarMost.setSuffix(QCoreApplication.translate("ReportForm", u" %", None))
        self.mostNote.setText(QCoreApplication.translate("ReportForm", u"of the previous figure", None))
        self.countsLabel.setText(QCoreApplication.translate("ReportForm", u"A &count or rate is similar within", None))
#if QT_CONFIG(accessibility)
        self.similarPercent.setAccessibleName(QCoreApplication.translate("ReportForm", u"A count or rate is similar within this percentage", None))
#endif // QT_CONFIG(accessibility)
        self.similarPercent.setSuffix(QCoreApplication.translate("ReportForm", u" %", None))
        self.countsNote.setText(QCoreApplication.translate("ReportForm", u"of the year before", None))
        self.defaults.setText(QCoreApplication.translate("ReportForm", u"Restore defaults", None))
        self.effect.setText("")
        self.pages.setTabText(self.pages.indexOf(self.rulesPage), QCoreApplication.translate("ReportForm", u"Rating", None))
        self.problem.setText("")
        self.cancel.setText(QCoreApplication.translate("ReportForm", u"Cancel", None))
        self.change.setText(QCoreApplication.translate("ReportForm", u"Apply", None))
    # retranslateUi
