# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_pack.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QListView, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_NewPack(object):
    def setupUi(self, NewPack):
        if not NewPack.objectName():
            NewPack.setObjectName(u"NewPack")
        NewPack.resize(640, 400)
        self.whole = QVBoxLayout(NewPack)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.heading = QLabel(NewPack)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"part", u"title")

        self.whole.addWidget(self.heading)

        self.what = QLabel(NewPack)
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
        self.beginLabel = QLabel(NewPack)
        self.beginLabel.setObjectName(u"beginLabel")

        self.fields.addWidget(self.beginLabel, 0, 0, 1, 1)

        self.begin = QComboBox(NewPack)
        self.begin.setObjectName(u"begin")
        self.begin.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.begin, 0, 1, 1, 2)

        self.appendixLabel = QLabel(NewPack)
        self.appendixLabel.setObjectName(u"appendixLabel")

        self.fields.addWidget(self.appendixLabel, 1, 0, 1, 1)

        self.appendix = QLineEdit(NewPack)
        self.appendix.setObjectName(u"appendix")
        self.appendix.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.appendix, 1, 1, 1, 1)

        self.browse = QPushButton(NewPack)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.fields.addWidget(self.browse, 1, 2, 1, 1)

        self.holds = QLabel(NewPack)
        self.holds.setObjectName(u"holds")
        self.holds.setWordWrap(True)
        self.holds.setTextFormat(Qt.TextFormat.PlainText)
        self.holds.setProperty(u"part", u"quiet")

        self.fields.addWidget(self.holds, 2, 1, 1, 2)

        self.positionLabel = QLabel(NewPack)
        self.positionLabel.setObjectName(u"positionLabel")

        self.fields.addWidget(self.positionLabel, 3, 0, 1, 1)

        self.position = QLineEdit(NewPack)
        self.position.setObjectName(u"position")
        self.position.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.position, 3, 1, 1, 2)

        self.councilLabel = QLabel(NewPack)
        self.councilLabel.setObjectName(u"councilLabel")

        self.fields.addWidget(self.councilLabel, 4, 0, 1, 1)

        self.council = QLineEdit(NewPack)
        self.council.setObjectName(u"council")
        self.council.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.council, 4, 1, 1, 2)

        self.titleLabel = QLabel(NewPack)
        self.titleLabel.setObjectName(u"titleLabel")

        self.fields.addWidget(self.titleLabel, 5, 0, 1, 1)

        self.title = QLineEdit(NewPack)
        self.title.setObjectName(u"title")
        self.title.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.title, 5, 1, 1, 2)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.remarksLabel = QLabel(NewPack)
        self.remarksLabel.setObjectName(u"remarksLabel")
        self.remarksLabel.setProperty(u"part", u"heading")

        self.whole.addWidget(self.remarksLabel)

        self.remarks = QListWidget(NewPack)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setWordWrap(True)
        self.remarks.setMinimumSize(QSize(0, 144))
        self.remarks.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.remarks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remarks.setResizeMode(QListView.ResizeMode.Adjust)

        self.whole.addWidget(self.remarks)

        self.problem = QLabel(NewPack)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"part", u"error")

        self.whole.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(NewPack)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.make = QPushButton(NewPack)
        self.make.setObjectName(u"make")

        self.foot.addWidget(self.make)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.beginLabel.setBuddy(self.begin)
        self.appendixLabel.setBuddy(self.appendix)
        self.positionLabel.setBuddy(self.position)
        self.councilLabel.setBuddy(self.council)
        self.titleLabel.setBuddy(self.title)
        self.remarksLabel.setBuddy(self.remarks)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.begin, self.appendix)
        QWidget.setTabOrder(self.appendix, self.browse)
        QWidget.setTabOrder(self.browse, self.position)
        QWidget.setTabOrder(self.position, self.council)
        QWidget.setTabOrder(self.council, self.title)
        QWidget.setTabOrder(self.title, self.remarks)
        QWidget.setTabOrder(self.remarks, self.cancel)
        QWidget.setTabOrder(self.cancel, self.make)

        self.retranslateUi(NewPack)

        self.make.setDefault(True)

    # setupUi

    def retranslateUi(self, NewPack):
        NewPack.setWindowTitle(QCoreApplication.translate("NewPack", u"New pack", None))
        self.heading.setText(QCoreApplication.translate("NewPack", u"New pack", None))
        self.what.setText("")
        self.beginLabel.setText(QCoreApplication.translate("NewPack", u"&Begin with", None))
#if QT_CONFIG(accessibility)
        self.begin.setAccessibleName(QCoreApplication.translate("NewPack", u"What the pack begins with", None))
#endif // QT_CONFIG(accessibility)
        self.appendixLabel.setText(QCoreApplication.translate("NewPack", u"&File", None))
#if QT_CONFIG(accessibility)
        self.appendix.setAccessibleName(QCoreApplication.translate("NewPack", u"Table of your council, or file of a template", None))
#endif // QT_CONFIG(accessibility)
        self.browse.setText(QCoreApplication.translate("NewPack", u"Browse\u2026", None))
#if QT_CONFIG(accessibility)
        self.browse.setAccessibleName(QCoreApplication.translate("NewPack", u"Choose the file", None))
#endif // QT_CONFIG(accessibility)
        self.positionLabel.setText(QCoreApplication.translate("NewPack", u"&Position", None))
#if QT_CONFIG(accessibility)
        self.position.setAccessibleName(QCoreApplication.translate("NewPack", u"Position that the pack reports", None))
#endif // QT_CONFIG(accessibility)
        self.position.setPlaceholderText(QCoreApplication.translate("NewPack", u"For example 2023/24 or Apr-Dec 2024", None))
        self.councilLabel.setText(QCoreApplication.translate("NewPack", u"&Council", None))
#if QT_CONFIG(accessibility)
        self.council.setAccessibleName(QCoreApplication.translate("NewPack", u"Council, its name or code", None))
#endif // QT_CONFIG(accessibility)
        self.council.setPlaceholderText(QCoreApplication.translate("NewPack", u"Name or code, such as Leicestershire or E10000018", None))
        self.titleLabel.setText(QCoreApplication.translate("NewPack", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("NewPack", u"Title of the pack", None))
#endif // QT_CONFIG(accessibility)
        self.remarksLabel.setText(QCoreApplication.translate("NewPack", u"T&o check", None))
#if QT_CONFIG(accessibility)
        self.remarks.setAccessibleName(QCoreApplication.translate("NewPack", u"Things to check in the file", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("NewPack", u"Cancel", None))
        self.make.setText(QCoreApplication.translate("NewPack", u"Create pack", None))
    # retranslateUi
