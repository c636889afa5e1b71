# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'layer.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_Layer(object):
    def setupUi(self, Layer):
        if not Layer.objectName():
            Layer.setObjectName(u"Layer")
        Layer.resize(520, 260)
        self.whole = QVBoxLayout(Layer)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Layer)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.nameLabel = QLabel(Layer)
        self.nameLabel.setObjectName(u"nameLabel")

        self.fields.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(Layer)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.meaningLabel = QLabel(Layer)
        self.meaningLabel.setObjectName(u"meaningLabel")

        self.fields.addWidget(self.meaningLabel, 1, 0, 1, 1, Qt.AlignTop)

        self.meaning = QPlainTextEdit(Layer)
        self.meaning.setObjectName(u"meaning")
        self.meaning.setTabChangesFocus(True)
        self.meaning.setMinimumSize(QSize(0, 72))

        self.fields.addWidget(self.meaning, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space)

        self.cancel = QPushButton(Layer)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.done = QPushButton(Layer)
        self.done.setObjectName(u"done")

        self.foot.addWidget(self.done)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.meaningLabel.setBuddy(self.meaning)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.meaning)
        QWidget.setTabOrder(self.meaning, self.cancel)
        QWidget.setTabOrder(self.cancel, self.done)

        self.retranslateUi(Layer)

        self.done.setDefault(True)

    # setupUi

    def retranslateUi(self, Layer):
        Layer.setWindowTitle(QCoreApplication.translate("Layer", u"Layer", None))
        self.title.setText(QCoreApplication.translate("Layer", u"Layer", None))
        self.nameLabel.setText(QCoreApplication.translate("Layer", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Layer", u"Name (required)", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("Layer", u"As printed above its table, for example Early help", None))
        self.meaningLabel.setText(QCoreApplication.translate("Layer", u"&Meaning", None))
#if QT_CONFIG(accessibility)
        self.meaning.setAccessibleName(QCoreApplication.translate("Layer", u"Meaning, printed where the layers are explained", None))
#endif // QT_CONFIG(accessibility)
        self.meaning.setPlaceholderText(QCoreApplication.translate("Layer", u"One plain sentence, printed where the layers are explained", None))
        self.cancel.setText(QCoreApplication.translate("Layer", u"Cancel", None))
        self.done.setText(QCoreApplication.translate("Layer", u"Apply", None))
    # retranslateUi
