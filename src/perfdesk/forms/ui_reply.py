# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'reply.ui'
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
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget)

class Ui_Reply(object):
    def setupUi(self, Reply):
        if not Reply.objectName():
            Reply.setObjectName(u"Reply")
        Reply.resize(760, 600)
        self.whole = QVBoxLayout(Reply)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Reply)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.ownerLabel = QLabel(Reply)
        self.ownerLabel.setObjectName(u"ownerLabel")

        self.fields.addWidget(self.ownerLabel, 0, 0, 1, 1)

        self.owner = QComboBox(Reply)
        self.owner.setObjectName(u"owner")
        self.owner.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.owner, 0, 1, 1, 1)

        self.byLabel = QLabel(Reply)
        self.byLabel.setObjectName(u"byLabel")

        self.fields.addWidget(self.byLabel, 1, 0, 1, 1)

        self.by = QLineEdit(Reply)
        self.by.setObjectName(u"by")
        self.by.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.by, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.textLabel = QLabel(Reply)
        self.textLabel.setObjectName(u"textLabel")

        self.whole.addWidget(self.textLabel)

        self.text = QPlainTextEdit(Reply)
        self.text.setObjectName(u"text")
        self.text.setTabChangesFocus(True)

        self.whole.addWidget(self.text)

        self.foundLabel = QLabel(Reply)
        self.foundLabel.setObjectName(u"foundLabel")

        self.whole.addWidget(self.foundLabel)

        self.found = QTableWidget(Reply)
        self.found.setObjectName(u"found")

        self.whole.addWidget(self.found)

        self.note = QLabel(Reply)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.note)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.across1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.across1)

        self.cancel = QPushButton(Reply)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.take = QPushButton(Reply)
        self.take.setObjectName(u"take")

        self.foot.addWidget(self.take)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.ownerLabel.setBuddy(self.owner)
        self.byLabel.setBuddy(self.by)
        self.textLabel.setBuddy(self.text)
        self.foundLabel.setBuddy(self.found)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.owner, self.by)
        QWidget.setTabOrder(self.by, self.text)
        QWidget.setTabOrder(self.text, self.found)
        QWidget.setTabOrder(self.found, self.cancel)
        QWidget.setTabOrder(self.cancel, self.take)

        self.retranslateUi(Reply)

        self.take.setDefault(True)

    # setupUi

    def retranslateUi(self, Reply):
        Reply.setWindowTitle(QCoreApplication.translate("Reply", u"Paste a reply", None))
        self.title.setText(QCoreApplication.translate("Reply", u"Paste a reply", None))
        self.ownerLabel.setText(QCoreApplication.translate("Reply", u"&Owner", None))
#if QT_CONFIG(accessibility)
        self.owner.setAccessibleName(QCoreApplication.translate("Reply", u"Owner whose reply it is", None))
#endif // QT_CONFIG(accessibility)
        self.byLabel.setText(QCoreApplication.translate("Reply", u"&Written by", None))
#if QT_CONFIG(accessibility)
        self.by.setAccessibleName(QCoreApplication.translate("Reply", u"Who wrote it", None))
#endif // QT_CONFIG(accessibility)
        self.by.setPlaceholderText(QCoreApplication.translate("Reply", u"The owner, if empty; a deputy may answer", None))
        self.textLabel.setText(QCoreApplication.translate("Reply", u"&Text of the e-mail", None))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("Reply", u"Text of the e-mail", None))
#endif // QT_CONFIG(accessibility)
        self.text.setPlaceholderText(QCoreApplication.translate("Reply", u"Each passage belongs to the measure that it begins with. Quotations and the signature are left aside.", None))
        self.foundLabel.setText(QCoreApplication.translate("Reply", u"&What it says", None))
#if QT_CONFIG(accessibility)
        self.found.setAccessibleName(QCoreApplication.translate("Reply", u"What the reply says, measure by measure", None))
#endif // QT_CONFIG(accessibility)
        self.note.setText("")
        self.cancel.setText(QCoreApplication.translate("Reply", u"Cancel", None))
        self.take.setText(QCoreApplication.translate("Reply", u"Take over", None))
    # retranslateUi
