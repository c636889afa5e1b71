# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'begin.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QGridLayout,
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QPushButton, QRadioButton, QSizePolicy, QSpacerItem,
    QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget)

class Ui_Begin(object):
    def setupUi(self, Begin):
        if not Begin.objectName():
            Begin.setObjectName(u"Begin")
        Begin.resize(640, 560)
        self.whole = QVBoxLayout(Begin)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.heading = QLabel(Begin)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"part", u"title")

        self.whole.addWidget(self.heading)

        self.what = QLabel(Begin)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)
        self.what.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.what)

        self.files = QTableWidget(Begin)
        self.files.setObjectName(u"files")
        self.files.setMinimumSize(QSize(0, 136))
        self.files.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.files.setShowGrid(False)
        self.files.setTabKeyNavigation(False)
        self.files.setCornerButtonEnabled(False)

        self.whole.addWidget(self.files)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space1)

        self.toNew = QRadioButton(Begin)
        self.toNew.setObjectName(u"toNew")
        self.toNew.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.toNew)

        self.newPack = QWidget(Begin)
        self.newPack.setObjectName(u"newPack")
        self.fields = QGridLayout(self.newPack)
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(24, 0, 0, 8)
        self.councilLabel = QLabel(self.newPack)
        self.councilLabel.setObjectName(u"councilLabel")

        self.fields.addWidget(self.councilLabel, 0, 0, 1, 1)

        self.council = QLineEdit(self.newPack)
        self.council.setObjectName(u"council")
        self.council.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.council, 0, 1, 1, 1)

        self.titleLabel = QLabel(self.newPack)
        self.titleLabel.setObjectName(u"titleLabel")

        self.fields.addWidget(self.titleLabel, 1, 0, 1, 1)

        self.title = QLineEdit(self.newPack)
        self.title.setObjectName(u"title")
        self.title.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.title, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addWidget(self.newPack)

        self.toMine = QRadioButton(Begin)
        self.toMine.setObjectName(u"toMine")
        self.toMine.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.toMine)

        self.toSample = QRadioButton(Begin)
        self.toSample.setObjectName(u"toSample")
        self.toSample.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.toSample)

        self.problem = QLabel(Begin)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"part", u"error")

        self.whole.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.note = QLabel(Begin)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")

        self.foot.addWidget(self.note)

        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(Begin)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.goOn = QPushButton(Begin)
        self.goOn.setObjectName(u"goOn")

        self.foot.addWidget(self.goOn)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.councilLabel.setBuddy(self.council)
        self.titleLabel.setBuddy(self.title)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.files, self.toNew)
        QWidget.setTabOrder(self.toNew, self.council)
        QWidget.setTabOrder(self.council, self.title)
        QWidget.setTabOrder(self.title, self.toMine)
        QWidget.setTabOrder(self.toMine, self.toSample)
        QWidget.setTabOrder(self.toSample, self.cancel)
        QWidget.setTabOrder(self.cancel, self.goOn)

        self.retranslateUi(Begin)

        self.goOn.setDefault(True)

    # setupUi

    def retranslateUi(self, Begin):
        Begin.setWindowTitle(QCoreApplication.translate("Begin", u"Start with these files", None))
        self.heading.setText(QCoreApplication.translate("Begin", u"Start with these files", None))
        self.what.setText(QCoreApplication.translate("Begin", u"No pack is open. Where should the figures go?", None))
#if QT_CONFIG(accessibility)
        self.files.setAccessibleName(QCoreApplication.translate("Begin", u"Dropped files", None))
#endif // QT_CONFIG(accessibility)
        self.toNew.setText(QCoreApplication.translate("Begin", u"A &new pack, made from the appendices among them", None))
        self.councilLabel.setText(QCoreApplication.translate("Begin", u"&Council", None))
#if QT_CONFIG(accessibility)
        self.council.setAccessibleName(QCoreApplication.translate("Begin", u"Council, its name or code", None))
#endif // QT_CONFIG(accessibility)
        self.council.setPlaceholderText(QCoreApplication.translate("Begin", u"Name or code, such as Leicestershire or E10000018", None))
        self.titleLabel.setText(QCoreApplication.translate("Begin", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("Begin", u"Title of the pack", None))
#endif // QT_CONFIG(accessibility)
        self.toMine.setText(QCoreApplication.translate("Begin", u"An existing &pack, which you choose next", None))
        self.toSample.setText(QCoreApplication.translate("Begin", u"The &sample pack, to try it out", None))
        self.note.setText(QCoreApplication.translate("Begin", u"You will see what each file brings before anything is imported.", None))
        self.cancel.setText(QCoreApplication.translate("Begin", u"Cancel", None))
        self.goOn.setText(QCoreApplication.translate("Begin", u"Continue", None))
    # retranslateUi
