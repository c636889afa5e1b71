# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'action.ui'
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
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_ActionForm(object):
    def setupUi(self, ActionForm):
        if not ActionForm.objectName():
            ActionForm.setObjectName(u"ActionForm")
        ActionForm.resize(560, 400)
        self.whole = QVBoxLayout(ActionForm)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(ActionForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.kindLabel = QLabel(ActionForm)
        self.kindLabel.setObjectName(u"kindLabel")

        self.fields.addWidget(self.kindLabel, 0, 0, 1, 1)

        self.kind = QComboBox(ActionForm)
        self.kind.setObjectName(u"kind")
        self.kind.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.kind, 0, 1, 1, 1)

        self.measureLabel = QLabel(ActionForm)
        self.measureLabel.setObjectName(u"measureLabel")

        self.fields.addWidget(self.measureLabel, 1, 0, 1, 1)

        self.measure = QComboBox(ActionForm)
        self.measure.setObjectName(u"measure")
        self.measure.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.measure, 1, 1, 1, 1)

        self.whatLabel = QLabel(ActionForm)
        self.whatLabel.setObjectName(u"whatLabel")

        self.fields.addWidget(self.whatLabel, 2, 0, 1, 1)

        self.what = QLineEdit(ActionForm)
        self.what.setObjectName(u"what")
        self.what.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.what, 2, 1, 1, 1)

        self.whoLabel = QLabel(ActionForm)
        self.whoLabel.setObjectName(u"whoLabel")

        self.fields.addWidget(self.whoLabel, 3, 0, 1, 1)

        self.who = QLineEdit(ActionForm)
        self.who.setObjectName(u"who")
        self.who.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.who, 3, 1, 1, 1)

        self.byWhenLabel = QLabel(ActionForm)
        self.byWhenLabel.setObjectName(u"byWhenLabel")

        self.fields.addWidget(self.byWhenLabel, 4, 0, 1, 1)

        self.byWhen = QLineEdit(ActionForm)
        self.byWhen.setObjectName(u"byWhen")
        self.byWhen.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.byWhen, 4, 1, 1, 1)

        self.statusLabel = QLabel(ActionForm)
        self.statusLabel.setObjectName(u"statusLabel")

        self.fields.addWidget(self.statusLabel, 5, 0, 1, 1)

        self.status = QComboBox(ActionForm)
        self.status.setObjectName(u"status")
        self.status.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.status, 5, 1, 1, 1)

        self.outcomeLabel = QLabel(ActionForm)
        self.outcomeLabel.setObjectName(u"outcomeLabel")

        self.fields.addWidget(self.outcomeLabel, 6, 0, 1, 1)

        self.outcome = QLineEdit(ActionForm)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.outcome, 6, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.problem = QLabel(ActionForm)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.across1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.across1)

        self.cancel = QPushButton(ActionForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.keep = QPushButton(ActionForm)
        self.keep.setObjectName(u"keep")

        self.foot.addWidget(self.keep)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.kindLabel.setBuddy(self.kind)
        self.measureLabel.setBuddy(self.measure)
        self.whatLabel.setBuddy(self.what)
        self.whoLabel.setBuddy(self.who)
        self.byWhenLabel.setBuddy(self.byWhen)
        self.statusLabel.setBuddy(self.status)
        self.outcomeLabel.setBuddy(self.outcome)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.kind, self.measure)
        QWidget.setTabOrder(self.measure, self.what)
        QWidget.setTabOrder(self.what, self.who)
        QWidget.setTabOrder(self.who, self.byWhen)
        QWidget.setTabOrder(self.byWhen, self.status)
        QWidget.setTabOrder(self.status, self.outcome)
        QWidget.setTabOrder(self.outcome, self.cancel)
        QWidget.setTabOrder(self.cancel, self.keep)

        self.retranslateUi(ActionForm)

        self.keep.setDefault(True)

    # setupUi

    def retranslateUi(self, ActionForm):
        ActionForm.setWindowTitle(QCoreApplication.translate("ActionForm", u"Action", None))
        self.title.setText(QCoreApplication.translate("ActionForm", u"Action", None))
        self.kindLabel.setText(QCoreApplication.translate("ActionForm", u"&Kind", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("ActionForm", u"Action, or recommendation of scrutiny", None))
#endif // QT_CONFIG(accessibility)
        self.measureLabel.setText(QCoreApplication.translate("ActionForm", u"&Measure", None))
#if QT_CONFIG(accessibility)
        self.measure.setAccessibleName(QCoreApplication.translate("ActionForm", u"Measure that it is about", None))
#endif // QT_CONFIG(accessibility)
        self.whatLabel.setText(QCoreApplication.translate("ActionForm", u"&What", None))
#if QT_CONFIG(accessibility)
        self.what.setAccessibleName(QCoreApplication.translate("ActionForm", u"What is to be done", None))
#endif // QT_CONFIG(accessibility)
        self.whoLabel.setText(QCoreApplication.translate("ActionForm", u"Wh&o", None))
#if QT_CONFIG(accessibility)
        self.who.setAccessibleName(QCoreApplication.translate("ActionForm", u"Who does it", None))
#endif // QT_CONFIG(accessibility)
        self.byWhenLabel.setText(QCoreApplication.translate("ActionForm", u"&By when", None))
#if QT_CONFIG(accessibility)
        self.byWhen.setAccessibleName(QCoreApplication.translate("ActionForm", u"By when", None))
#endif // QT_CONFIG(accessibility)
        self.byWhen.setPlaceholderText(QCoreApplication.translate("ActionForm", u"30 September 2024", None))
        self.statusLabel.setText(QCoreApplication.translate("ActionForm", u"&State", None))
#if QT_CONFIG(accessibility)
        self.status.setAccessibleName(QCoreApplication.translate("ActionForm", u"State", None))
#endif // QT_CONFIG(accessibility)
        self.outcomeLabel.setText(QCoreApplication.translate("ActionForm", u"Ou&tcome", None))
#if QT_CONFIG(accessibility)
        self.outcome.setAccessibleName(QCoreApplication.translate("ActionForm", u"What came of it", None))
#endif // QT_CONFIG(accessibility)
        self.outcome.setPlaceholderText(QCoreApplication.translate("ActionForm", u"What came of it, or how it stands", None))
        self.problem.setText("")
        self.cancel.setText(QCoreApplication.translate("ActionForm", u"Cancel", None))
        self.keep.setText(QCoreApplication.translate("ActionForm", u"Keep", None))
    # retranslateUi
