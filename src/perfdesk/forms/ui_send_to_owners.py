# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'send_to_owners.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_SendToOwners(object):
    def setupUi(self, SendToOwners):
        if not SendToOwners.objectName():
            SendToOwners.setObjectName(u"SendToOwners")
        SendToOwners.resize(560, 480)
        self.whole = QVBoxLayout(SendToOwners)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(SendToOwners)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.about = QLabel(SendToOwners)
        self.about.setObjectName(u"about")
        self.about.setProperty(u"part", u"quiet")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.about)

        self.dueRow = QHBoxLayout()
        self.dueRow.setSpacing(8)
        self.dueRow.setObjectName(u"dueRow")
        self.dueLabel = QLabel(SendToOwners)
        self.dueLabel.setObjectName(u"dueLabel")

        self.dueRow.addWidget(self.dueLabel)

        self.due = QLineEdit(SendToOwners)
        self.due.setObjectName(u"due")
        self.due.setMinimumSize(QSize(240, 30))

        self.dueRow.addWidget(self.due)

        self.across1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.dueRow.addItem(self.across1)


        self.whole.addLayout(self.dueRow)

        self.ownersLabel = QLabel(SendToOwners)
        self.ownersLabel.setObjectName(u"ownersLabel")

        self.whole.addWidget(self.ownersLabel)

        self.owners = QListWidget(SendToOwners)
        self.owners.setObjectName(u"owners")
        self.owners.setMinimumSize(QSize(0, 160))

        self.whole.addWidget(self.owners)

        self.note = QLabel(SendToOwners)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.note)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.across2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.across2)

        self.cancel = QPushButton(SendToOwners)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.write = QPushButton(SendToOwners)
        self.write.setObjectName(u"write")

        self.foot.addWidget(self.write)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.dueLabel.setBuddy(self.due)
        self.ownersLabel.setBuddy(self.owners)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.due, self.owners)
        QWidget.setTabOrder(self.owners, self.cancel)
        QWidget.setTabOrder(self.cancel, self.write)

        self.retranslateUi(SendToOwners)

        self.write.setDefault(True)

    # setupUi

    def retranslateUi(self, SendToOwners):
        SendToOwners.setWindowTitle(QCoreApplication.translate("SendToOwners", u"Send to owners", None))
        self.title.setText(QCoreApplication.translate("SendToOwners", u"Send to owners", None))
        self.about.setText(QCoreApplication.translate("SendToOwners", u"A workbook and a draft e-mail are written for each owner that is ticked. Nothing is sent: you open the drafts in your mail program, look at them and send them.", None))
        self.dueLabel.setText(QCoreApplication.translate("SendToOwners", u"Answers are &due by", None))
#if QT_CONFIG(accessibility)
        self.due.setAccessibleName(QCoreApplication.translate("SendToOwners", u"Day on which the answers are due", None))
#endif // QT_CONFIG(accessibility)
        self.ownersLabel.setText(QCoreApplication.translate("SendToOwners", u"&Owners", None))
#if QT_CONFIG(accessibility)
        self.owners.setAccessibleName(QCoreApplication.translate("SendToOwners", u"Owners to ask", None))
#endif // QT_CONFIG(accessibility)
        self.note.setText("")
        self.cancel.setText(QCoreApplication.translate("SendToOwners", u"Cancel", None))
        self.write.setText(QCoreApplication.translate("SendToOwners", u"Choose a folder\u2026", None))
    # retranslateUi
