# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'roll_forward.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_RollForward(object):
    def setupUi(self, RollForward):
        if not RollForward.objectName():
            RollForward.setObjectName(u"RollForward")
        RollForward.resize(560, 380)
        self.whole = QVBoxLayout(RollForward)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.heading = QLabel(RollForward)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"part", u"title")

        self.whole.addWidget(self.heading)

        self.what = QLabel(RollForward)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)
        self.what.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.what)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space1)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.positionLabel = QLabel(RollForward)
        self.positionLabel.setObjectName(u"positionLabel")

        self.fields.addWidget(self.positionLabel, 0, 0, 1, 1)

        self.position = QLineEdit(RollForward)
        self.position.setObjectName(u"position")
        self.position.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.position, 0, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.space2 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space2)

        self.enterTargets = QRadioButton(RollForward)
        self.enterTargets.setObjectName(u"enterTargets")
        self.enterTargets.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.enterTargets)

        self.keepTargets = QRadioButton(RollForward)
        self.keepTargets.setObjectName(u"keepTargets")
        self.keepTargets.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.keepTargets)

        self.keepComments = QCheckBox(RollForward)
        self.keepComments.setObjectName(u"keepComments")
        self.keepComments.setChecked(True)
        self.keepComments.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.keepComments)

        self.space3 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space3)

        self.summary = QLabel(RollForward)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.summary)

        self.problem = QLabel(RollForward)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty(u"part", u"error")

        self.whole.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space4)

        self.cancel = QPushButton(RollForward)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.roll = QPushButton(RollForward)
        self.roll.setObjectName(u"roll")

        self.foot.addWidget(self.roll)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.positionLabel.setBuddy(self.position)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.position, self.enterTargets)
        QWidget.setTabOrder(self.enterTargets, self.keepTargets)
        QWidget.setTabOrder(self.keepTargets, self.keepComments)
        QWidget.setTabOrder(self.keepComments, self.cancel)
        QWidget.setTabOrder(self.cancel, self.roll)

        self.retranslateUi(RollForward)

        self.roll.setDefault(True)

    # setupUi

    def retranslateUi(self, RollForward):
        RollForward.setWindowTitle(QCoreApplication.translate("RollForward", u"Roll forward", None))
        self.heading.setText(QCoreApplication.translate("RollForward", u"Roll forward", None))
        self.what.setText(QCoreApplication.translate("RollForward", u"The pack reports its next position. Nothing of the positions it already has will change, and one undo takes all of it back.", None))
        self.positionLabel.setText(QCoreApplication.translate("RollForward", u"&Position", None))
#if QT_CONFIG(accessibility)
        self.position.setAccessibleName(QCoreApplication.translate("RollForward", u"Next position", None))
#endif // QT_CONFIG(accessibility)
        self.position.setPlaceholderText(QCoreApplication.translate("RollForward", u"For example 2024/25, Apr-Jun 2024 or 31 March 2025", None))
        self.enterTargets.setText(QCoreApplication.translate("RollForward", u"&Enter new local targets (averages and baselines are kept)", None))
        self.keepTargets.setText(QCoreApplication.translate("RollForward", u"&Keep all targets as they are", None))
        self.keepComments.setText(QCoreApplication.translate("RollForward", u"Keep &commentary as drafts", None))
        self.cancel.setText(QCoreApplication.translate("RollForward", u"Cancel", None))
        self.roll.setText(QCoreApplication.translate("RollForward", u"Roll forward", None))
    # retranslateUi
