# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'override.ui'
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
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_Override(object):
    def setupUi(self, Override):
        if not Override.objectName():
            Override.setObjectName(u"Override")
        Override.resize(520, 300)
        self.whole = QVBoxLayout(Override)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Override)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.byRule = QLabel(Override)
        self.byRule.setObjectName(u"byRule")
        self.byRule.setProperty(u"part", u"quiet")
        self.byRule.setWordWrap(True)
        self.byRule.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.byRule)

        self.lapsed = QLabel(Override)
        self.lapsed.setObjectName(u"lapsed")
        self.lapsed.setProperty(u"part", u"error")
        self.lapsed.setWordWrap(True)
        self.lapsed.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.lapsed)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space1)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.verdictLabel = QLabel(Override)
        self.verdictLabel.setObjectName(u"verdictLabel")

        self.fields.addWidget(self.verdictLabel, 0, 0, 1, 1)

        self.verdict = QComboBox(Override)
        self.verdict.setObjectName(u"verdict")
        self.verdict.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.verdict, 0, 1, 1, 1)

        self.reasonLabel = QLabel(Override)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.fields.addWidget(self.reasonLabel, 1, 0, 1, 1)

        self.reason = QLineEdit(Override)
        self.reason.setObjectName(u"reason")
        self.reason.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.reason, 1, 1, 1, 1)

        self.isPublic = QCheckBox(Override)
        self.isPublic.setObjectName(u"isPublic")
        self.isPublic.setMinimumSize(QSize(0, 24))

        self.fields.addWidget(self.isPublic, 2, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.note = QLabel(Override)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.note)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.remove = QPushButton(Override)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.foot.addWidget(self.remove)

        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(Override)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.decide = QPushButton(Override)
        self.decide.setObjectName(u"decide")

        self.foot.addWidget(self.decide)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.verdictLabel.setBuddy(self.verdict)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.verdict, self.reason)
        QWidget.setTabOrder(self.reason, self.isPublic)
        QWidget.setTabOrder(self.isPublic, self.remove)
        QWidget.setTabOrder(self.remove, self.cancel)
        QWidget.setTabOrder(self.cancel, self.decide)

        self.retranslateUi(Override)

        self.decide.setDefault(True)

    # setupUi

    def retranslateUi(self, Override):
        Override.setWindowTitle(QCoreApplication.translate("Override", u"Override", None))
        self.title.setText(QCoreApplication.translate("Override", u"Rating", None))
        self.byRule.setText("")
        self.lapsed.setText("")
        self.verdictLabel.setText(QCoreApplication.translate("Override", u"&Change to", None))
#if QT_CONFIG(accessibility)
        self.verdict.setAccessibleName(QCoreApplication.translate("Override", u"Change to", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("Override", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("Override", u"Reason (required)", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setPlaceholderText(QCoreApplication.translate("Override", u"Why it should differ from the rule", None))
        self.isPublic.setText(QCoreApplication.translate("Override", u"&Print the reason in exports", None))
        self.note.setText(QCoreApplication.translate("Override", u"It lasts until the figure, the previous figure or the target changes.", None))
        self.remove.setText(QCoreApplication.translate("Override", u"Use the rule", None))
        self.cancel.setText(QCoreApplication.translate("Override", u"Cancel", None))
        self.decide.setText(QCoreApplication.translate("Override", u"Override", None))
    # retranslateUi
