# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'remove_layer.ui'
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
    QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_RemoveLayer(object):
    def setupUi(self, RemoveLayer):
        if not RemoveLayer.objectName():
            RemoveLayer.setObjectName(u"RemoveLayer")
        RemoveLayer.resize(480, 200)
        self.whole = QVBoxLayout(RemoveLayer)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(RemoveLayer)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.what = QLabel(RemoveLayer)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)
        self.what.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.what)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.toLabel = QLabel(RemoveLayer)
        self.toLabel.setObjectName(u"toLabel")

        self.fields.addWidget(self.toLabel, 0, 0, 1, 1)

        self.to = QComboBox(RemoveLayer)
        self.to.setObjectName(u"to")
        self.to.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.to, 0, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.undo = QLabel(RemoveLayer)
        self.undo.setObjectName(u"undo")
        self.undo.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.undo)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space)

        self.cancel = QPushButton(RemoveLayer)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.done = QPushButton(RemoveLayer)
        self.done.setObjectName(u"done")

        self.foot.addWidget(self.done)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.toLabel.setBuddy(self.to)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.to, self.cancel)
        QWidget.setTabOrder(self.cancel, self.done)

        self.retranslateUi(RemoveLayer)

        self.done.setDefault(True)

    # setupUi

    def retranslateUi(self, RemoveLayer):
        RemoveLayer.setWindowTitle(QCoreApplication.translate("RemoveLayer", u"Remove the layer", None))
        self.title.setText(QCoreApplication.translate("RemoveLayer", u"Remove the layer", None))
        self.what.setText("")
        self.toLabel.setText(QCoreApplication.translate("RemoveLayer", u"&Its measures", None))
#if QT_CONFIG(accessibility)
        self.to.setAccessibleName(QCoreApplication.translate("RemoveLayer", u"What becomes of its measures", None))
#endif // QT_CONFIG(accessibility)
        self.undo.setText(QCoreApplication.translate("RemoveLayer", u"Undo brings the layer back.", None))
        self.cancel.setText(QCoreApplication.translate("RemoveLayer", u"Cancel", None))
        self.done.setText(QCoreApplication.translate("RemoveLayer", u"Remove", None))
    # retranslateUi
