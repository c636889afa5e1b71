# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'outcome.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_Outcome(object):
    def setupUi(self, Outcome):
        if not Outcome.objectName():
            Outcome.setObjectName(u"Outcome")
        Outcome.resize(520, 260)
        self.whole = QVBoxLayout(Outcome)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Outcome)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.nameLabel = QLabel(Outcome)
        self.nameLabel.setObjectName(u"nameLabel")

        self.fields.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(Outcome)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.statementLabel = QLabel(Outcome)
        self.statementLabel.setObjectName(u"statementLabel")

        self.fields.addWidget(self.statementLabel, 1, 0, 1, 1)

        self.statement = QLineEdit(Outcome)
        self.statement.setObjectName(u"statement")
        self.statement.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.statement, 1, 1, 1, 1)

        self.planLabel = QLabel(Outcome)
        self.planLabel.setObjectName(u"planLabel")

        self.fields.addWidget(self.planLabel, 2, 0, 1, 1)

        self.plan = QLineEdit(Outcome)
        self.plan.setObjectName(u"plan")
        self.plan.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.plan, 2, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.note = QLabel(Outcome)
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
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space)

        self.cancel = QPushButton(Outcome)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.done = QPushButton(Outcome)
        self.done.setObjectName(u"done")

        self.foot.addWidget(self.done)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.statementLabel.setBuddy(self.statement)
        self.planLabel.setBuddy(self.plan)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.statement)
        QWidget.setTabOrder(self.statement, self.plan)
        QWidget.setTabOrder(self.plan, self.cancel)
        QWidget.setTabOrder(self.cancel, self.done)

        self.retranslateUi(Outcome)

        self.done.setDefault(True)

    # setupUi

    def retranslateUi(self, Outcome):
        Outcome.setWindowTitle(QCoreApplication.translate("Outcome", u"Outcome", None))
        self.title.setText(QCoreApplication.translate("Outcome", u"Outcome", None))
        self.nameLabel.setText(QCoreApplication.translate("Outcome", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Outcome", u"Name (required)", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("Outcome", u"Short, as it appears above the table", None))
        self.statementLabel.setText(QCoreApplication.translate("Outcome", u"&Promise", None))
#if QT_CONFIG(accessibility)
        self.statement.setAccessibleName(QCoreApplication.translate("Outcome", u"Promise", None))
#endif // QT_CONFIG(accessibility)
        self.statement.setPlaceholderText(QCoreApplication.translate("Outcome", u"In the words of the plan", None))
        self.planLabel.setText(QCoreApplication.translate("Outcome", u"P&lan", None))
#if QT_CONFIG(accessibility)
        self.plan.setAccessibleName(QCoreApplication.translate("Outcome", u"Plan", None))
#endif // QT_CONFIG(accessibility)
        self.plan.setPlaceholderText(QCoreApplication.translate("Outcome", u"The strategic plan it comes from", None))
        self.note.setText("")
        self.cancel.setText(QCoreApplication.translate("Outcome", u"Cancel", None))
        self.done.setText(QCoreApplication.translate("Outcome", u"Apply", None))
    # retranslateUi
