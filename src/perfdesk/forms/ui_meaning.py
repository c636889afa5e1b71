# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'meaning.ui'
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

class Ui_Meaning(object):
    def setupUi(self, Meaning):
        if not Meaning.objectName():
            Meaning.setObjectName(u"Meaning")
        Meaning.resize(560, 440)
        self.whole = QVBoxLayout(Meaning)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Meaning)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.sentence = QLabel(Meaning)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setProperty(u"part", u"quiet")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.sentence)

        self.measureLabel = QLabel(Meaning)
        self.measureLabel.setObjectName(u"measureLabel")

        self.whole.addWidget(self.measureLabel)

        self.measure = QListWidget(Meaning)
        self.measure.setObjectName(u"measure")
        self.measure.setMinimumSize(QSize(0, 160))

        self.whole.addWidget(self.measure)

        self.wordsLabel = QLabel(Meaning)
        self.wordsLabel.setObjectName(u"wordsLabel")

        self.whole.addWidget(self.wordsLabel)

        self.words = QLineEdit(Meaning)
        self.words.setObjectName(u"words")
        self.words.setMinimumSize(QSize(0, 30))

        self.whole.addWidget(self.words)

        self.note = QLabel(Meaning)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.note)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.remove = QPushButton(Meaning)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.foot.addWidget(self.remove)

        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(Meaning)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.decide = QPushButton(Meaning)
        self.decide.setObjectName(u"decide")

        self.foot.addWidget(self.decide)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.measureLabel.setBuddy(self.measure)
        self.wordsLabel.setBuddy(self.words)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.measure, self.words)
        QWidget.setTabOrder(self.words, self.remove)
        QWidget.setTabOrder(self.remove, self.cancel)
        QWidget.setTabOrder(self.cancel, self.decide)

        self.retranslateUi(Meaning)

        self.decide.setDefault(True)

    # setupUi

    def retranslateUi(self, Meaning):
        Meaning.setWindowTitle(QCoreApplication.translate("Meaning", u"What a number is about", None))
        self.title.setText(QCoreApplication.translate("Meaning", u"What is it about?", None))
        self.sentence.setText("")
        self.measureLabel.setText(QCoreApplication.translate("Meaning", u"&Measure", None))
#if QT_CONFIG(accessibility)
        self.measure.setAccessibleName(QCoreApplication.translate("Meaning", u"Measure", None))
#endif // QT_CONFIG(accessibility)
        self.wordsLabel.setText(QCoreApplication.translate("Meaning", u"Also &known in reports as (optional)", None))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(QCoreApplication.translate("Meaning", u"Other words for the measure (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.words.setPlaceholderText(QCoreApplication.translate("Meaning", u"Such as: home care", None))
        self.note.setText(QCoreApplication.translate("Meaning", u"It is kept in the pack, and holds for this sentence when next year's figures stand in it. Undo takes it back.", None))
        self.remove.setText(QCoreApplication.translate("Meaning", u"Leave it to the words", None))
        self.cancel.setText(QCoreApplication.translate("Meaning", u"Cancel", None))
        self.decide.setText(QCoreApplication.translate("Meaning", u"Confirm", None))
    # retranslateUi
