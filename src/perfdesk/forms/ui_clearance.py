# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'clearance.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QListWidget,
    QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_ClearanceForm(object):
    def setupUi(self, ClearanceForm):
        if not ClearanceForm.objectName():
            ClearanceForm.setObjectName(u"ClearanceForm")
        ClearanceForm.resize(760, 560)
        self.whole = QVBoxLayout(ClearanceForm)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(ClearanceForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.state = QLabel(ClearanceForm)
        self.state.setObjectName(u"state")
        self.state.setProperty(u"part", u"heading")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.state)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.editionLabel = QLabel(ClearanceForm)
        self.editionLabel.setObjectName(u"editionLabel")

        self.fields.addWidget(self.editionLabel, 0, 0, 1, 1)

        self.edition = QComboBox(ClearanceForm)
        self.edition.setObjectName(u"edition")
        self.edition.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.edition, 0, 1, 1, 1)

        self.meetingLabel = QLabel(ClearanceForm)
        self.meetingLabel.setObjectName(u"meetingLabel")

        self.fields.addWidget(self.meetingLabel, 1, 0, 1, 1)

        self.meeting = QLineEdit(ClearanceForm)
        self.meeting.setObjectName(u"meeting")
        self.meeting.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.meeting, 1, 1, 1, 1)

        self.setMeeting = QPushButton(ClearanceForm)
        self.setMeeting.setObjectName(u"setMeeting")
        self.setMeeting.setAutoDefault(False)

        self.fields.addWidget(self.setMeeting, 1, 2, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.dates = QLabel(ClearanceForm)
        self.dates.setObjectName(u"dates")
        self.dates.setProperty(u"part", u"quiet")
        self.dates.setWordWrap(True)
        self.dates.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.dates)

        self.stages = QListWidget(ClearanceForm)
        self.stages.setObjectName(u"stages")
        self.stages.setWordWrap(True)
        self.stages.setMinimumSize(QSize(0, 220))

        self.whole.addWidget(self.stages)

        self.passing = QGridLayout()
        self.passing.setObjectName(u"passing")
        self.passing.setHorizontalSpacing(8)
        self.passing.setVerticalSpacing(8)
        self.nameLabel = QLabel(ClearanceForm)
        self.nameLabel.setObjectName(u"nameLabel")

        self.passing.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(ClearanceForm)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.passing.addWidget(self.name, 0, 1, 1, 1)

        self.noteLabel = QLabel(ClearanceForm)
        self.noteLabel.setObjectName(u"noteLabel")

        self.passing.addWidget(self.noteLabel, 0, 2, 1, 1)

        self.note = QLineEdit(ClearanceForm)
        self.note.setObjectName(u"note")
        self.note.setMinimumSize(QSize(0, 30))

        self.passing.addWidget(self.note, 0, 3, 1, 1)

        self.passing.setColumnStretch(1, 1)
        self.passing.setColumnStretch(3, 1)

        self.whole.addLayout(self.passing)

        self.problem = QLabel(ClearanceForm)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.across1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.across1)

        self.takeBack = QPushButton(ClearanceForm)
        self.takeBack.setObjectName(u"takeBack")
        self.takeBack.setAutoDefault(False)

        self.foot.addWidget(self.takeBack)

        self.pass_ = QPushButton(ClearanceForm)
        self.pass_.setObjectName(u"pass_")
        self.pass_.setAutoDefault(False)

        self.foot.addWidget(self.pass_)

        self.close_ = QPushButton(ClearanceForm)
        self.close_.setObjectName(u"close_")

        self.foot.addWidget(self.close_)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.editionLabel.setBuddy(self.edition)
        self.meetingLabel.setBuddy(self.meeting)
        self.nameLabel.setBuddy(self.name)
        self.noteLabel.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.edition, self.meeting)
        QWidget.setTabOrder(self.meeting, self.setMeeting)
        QWidget.setTabOrder(self.setMeeting, self.stages)
        QWidget.setTabOrder(self.stages, self.name)
        QWidget.setTabOrder(self.name, self.note)
        QWidget.setTabOrder(self.note, self.takeBack)
        QWidget.setTabOrder(self.takeBack, self.pass_)
        QWidget.setTabOrder(self.pass_, self.close_)

        self.retranslateUi(ClearanceForm)

        self.close_.setDefault(True)

    # setupUi

    def retranslateUi(self, ClearanceForm):
        ClearanceForm.setWindowTitle(QCoreApplication.translate("ClearanceForm", u"Clearance", None))
        self.title.setText(QCoreApplication.translate("ClearanceForm", u"Clearance", None))
        self.state.setText("")
        self.editionLabel.setText(QCoreApplication.translate("ClearanceForm", u"&Edition", None))
#if QT_CONFIG(accessibility)
        self.edition.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Which edition of the paper", None))
#endif // QT_CONFIG(accessibility)
        self.meetingLabel.setText(QCoreApplication.translate("ClearanceForm", u"&Meeting", None))
#if QT_CONFIG(accessibility)
        self.meeting.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Day of the meeting", None))
#endif // QT_CONFIG(accessibility)
        self.meeting.setPlaceholderText(QCoreApplication.translate("ClearanceForm", u"3 June 2024", None))
        self.setMeeting.setText(QCoreApplication.translate("ClearanceForm", u"&Set", None))
#if QT_CONFIG(accessibility)
        self.setMeeting.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Set the meeting", None))
#endif // QT_CONFIG(accessibility)
        self.dates.setText("")
#if QT_CONFIG(accessibility)
        self.stages.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Stages, and what changed since", None))
#endif // QT_CONFIG(accessibility)
        self.nameLabel.setText(QCoreApplication.translate("ClearanceForm", u"&Passed by", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Who passed the stage", None))
#endif // QT_CONFIG(accessibility)
        self.noteLabel.setText(QCoreApplication.translate("ClearanceForm", u"&Note or reason", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("ClearanceForm", u"Note with the stage, or reason to take it back", None))
#endif // QT_CONFIG(accessibility)
        self.problem.setText("")
        self.takeBack.setText(QCoreApplication.translate("ClearanceForm", u"&Take back", None))
        self.pass_.setText(QCoreApplication.translate("ClearanceForm", u"Enter as p&assed", None))
        self.close_.setText(QCoreApplication.translate("ClearanceForm", u"Close", None))
    # retranslateUi
