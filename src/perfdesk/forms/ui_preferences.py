# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preferences.ui'
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

class Ui_PreferencesForm(object):
    def setupUi(self, PreferencesForm):
        if not PreferencesForm.objectName():
            PreferencesForm.setObjectName(u"PreferencesForm")
        PreferencesForm.resize(560, 440)
        self.whole = QVBoxLayout(PreferencesForm)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(PreferencesForm)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.themeLabel = QLabel(PreferencesForm)
        self.themeLabel.setObjectName(u"themeLabel")

        self.fields.addWidget(self.themeLabel, 0, 0, 1, 1)

        self.theme = QComboBox(PreferencesForm)
        self.theme.setObjectName(u"theme")
        self.theme.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.theme, 0, 1, 1, 1)

        self.textLabel = QLabel(PreferencesForm)
        self.textLabel.setObjectName(u"textLabel")

        self.fields.addWidget(self.textLabel, 1, 0, 1, 1)

        self.textSize = QComboBox(PreferencesForm)
        self.textSize.setObjectName(u"textSize")
        self.textSize.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.textSize, 1, 1, 1, 1)

        self.textNote = QLabel(PreferencesForm)
        self.textNote.setObjectName(u"textNote")
        self.textNote.setProperty(u"part", u"quiet")
        self.textNote.setWordWrap(True)
        self.textNote.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.addWidget(self.textNote, 2, 1, 1, 1)

        self.startLabel = QLabel(PreferencesForm)
        self.startLabel.setObjectName(u"startLabel")

        self.fields.addWidget(self.startLabel, 3, 0, 1, 1)

        self.start = QComboBox(PreferencesForm)
        self.start.setObjectName(u"start")
        self.start.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.start, 3, 1, 1, 1)

        self.saveLabel = QLabel(PreferencesForm)
        self.saveLabel.setObjectName(u"saveLabel")

        self.fields.addWidget(self.saveLabel, 4, 0, 1, 1)

        self.autosave = QComboBox(PreferencesForm)
        self.autosave.setObjectName(u"autosave")
        self.autosave.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.autosave, 4, 1, 1, 1)

        self.saveNote = QLabel(PreferencesForm)
        self.saveNote.setObjectName(u"saveNote")
        self.saveNote.setProperty(u"part", u"quiet")
        self.saveNote.setWordWrap(True)
        self.saveNote.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.addWidget(self.saveNote, 5, 1, 1, 1)

        self.folderLabel = QLabel(PreferencesForm)
        self.folderLabel.setObjectName(u"folderLabel")

        self.fields.addWidget(self.folderLabel, 6, 0, 1, 1)

        self.row1 = QHBoxLayout()
        self.row1.setSpacing(8)
        self.row1.setObjectName(u"row1")
        self.folder = QLineEdit(PreferencesForm)
        self.folder.setObjectName(u"folder")
        self.folder.setMinimumSize(QSize(0, 30))

        self.row1.addWidget(self.folder)

        self.browse = QPushButton(PreferencesForm)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.row1.addWidget(self.browse)


        self.fields.addLayout(self.row1, 6, 1, 1, 1)

        self.remember = QCheckBox(PreferencesForm)
        self.remember.setObjectName(u"remember")
        self.remember.setMinimumSize(QSize(0, 24))

        self.fields.addWidget(self.remember, 7, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.whole.addLayout(self.fields)

        self.row3 = QHBoxLayout()
        self.row3.setSpacing(8)
        self.row3.setObjectName(u"row3")
        self.forget = QPushButton(PreferencesForm)
        self.forget.setObjectName(u"forget")
        self.forget.setAutoDefault(False)

        self.row3.addWidget(self.forget)

        self.across2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row3.addItem(self.across2)


        self.whole.addLayout(self.row3)

        self.problem = QLabel(PreferencesForm)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.down4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.down4)

        self.row6 = QHBoxLayout()
        self.row6.setSpacing(8)
        self.row6.setObjectName(u"row6")
        self.across5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row6.addItem(self.across5)

        self.cancel = QPushButton(PreferencesForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.row6.addWidget(self.cancel)

        self.change = QPushButton(PreferencesForm)
        self.change.setObjectName(u"change")

        self.row6.addWidget(self.change)


        self.whole.addLayout(self.row6)

#if QT_CONFIG(shortcut)
        self.themeLabel.setBuddy(self.theme)
        self.textLabel.setBuddy(self.textSize)
        self.startLabel.setBuddy(self.start)
        self.saveLabel.setBuddy(self.autosave)
        self.folderLabel.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.theme, self.textSize)
        QWidget.setTabOrder(self.textSize, self.start)
        QWidget.setTabOrder(self.start, self.autosave)
        QWidget.setTabOrder(self.autosave, self.folder)
        QWidget.setTabOrder(self.folder, self.browse)
        QWidget.setTabOrder(self.browse, self.remember)
        QWidget.setTabOrder(self.remember, self.forget)
        QWidget.setTabOrder(self.forget, self.cancel)
        QWidget.setTabOrder(self.cancel, self.change)

        self.retranslateUi(PreferencesForm)

        self.change.setDefault(True)

    # setupUi

    def retranslateUi(self, PreferencesForm):
        PreferencesForm.setWindowTitle(QCoreApplication.translate("PreferencesForm", u"Preferences", None))
        self.title.setText(QCoreApplication.translate("PreferencesForm", u"Preferences", None))
        self.themeLabel.setText(QCoreApplication.translate("PreferencesForm", u"&Theme", None))
#if QT_CONFIG(accessibility)
        self.theme.setAccessibleName(QCoreApplication.translate("PreferencesForm", u"Theme", None))
#endif // QT_CONFIG(accessibility)
        self.textLabel.setText(QCoreApplication.translate("PreferencesForm", u"Text &size", None))
#if QT_CONFIG(accessibility)
        self.textSize.setAccessibleName(QCoreApplication.translate("PreferencesForm", u"Text size", None))
#endif // QT_CONFIG(accessibility)
        self.textNote.setText(QCoreApplication.translate("PreferencesForm", u"A new text size takes effect when you next start PerfDesk.", None))
        self.startLabel.setText(QCoreApplication.translate("PreferencesForm", u"O&n start", None))
#if QT_CONFIG(accessibility)
        self.start.setAccessibleName(QCoreApplication.translate("PreferencesForm", u"What to show when PerfDesk starts", None))
#endif // QT_CONFIG(accessibility)
        self.saveLabel.setText(QCoreApplication.translate("PreferencesForm", u"S&ave to the pack file", None))
#if QT_CONFIG(accessibility)
        self.autosave.setAccessibleName(QCoreApplication.translate("PreferencesForm", u"How often to save the pack file", None))
#endif // QT_CONFIG(accessibility)
        self.saveNote.setText(QCoreApplication.translate("PreferencesForm", u"Every edit is kept on this computer at once, whatever you choose here.", None))
        self.folderLabel.setText(QCoreApplication.translate("PreferencesForm", u"&Folder for packs", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("PreferencesForm", u"Folder for packs and extracts", None))
#endif // QT_CONFIG(accessibility)
        self.browse.setText(QCoreApplication.translate("PreferencesForm", u"Choose\u2026", None))
        self.remember.setText(QCoreApplication.translate("PreferencesForm", u"&Remember recent packs, and your place in each", None))
        self.forget.setText(QCoreApplication.translate("PreferencesForm", u"Forget recent packs and places", None))
        self.problem.setText("")
        self.cancel.setText(QCoreApplication.translate("PreferencesForm", u"Cancel", None))
        self.change.setText(QCoreApplication.translate("PreferencesForm", u"Apply", None))
    # retranslateUi
