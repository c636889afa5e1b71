# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_preview.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QFrame,
    QGridLayout, QHBoxLayout, QHeaderView, QLabel,
    QListWidget, QListWidgetItem, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QTableView,
    QToolButton, QVBoxLayout, QWidget)

class Ui_ImportPreview(object):
    def setupUi(self, ImportPreview):
        if not ImportPreview.objectName():
            ImportPreview.setObjectName(u"ImportPreview")
        ImportPreview.resize(1040, 620)
        self.whole = QVBoxLayout(ImportPreview)
        self.whole.setSpacing(12)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.title = QLabel(ImportPreview)
        self.title.setObjectName(u"title")
        self.title.setWordWrap(True)
        self.title.setProperty(u"part", u"title")

        self.whole.addWidget(self.title)

        self.summary = QLabel(ImportPreview)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.summary)

        self.questions = QScrollArea(ImportPreview)
        self.questions.setObjectName(u"questions")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.questions.sizePolicy().hasHeightForWidth())
        self.questions.setSizePolicy(sizePolicy)
        self.questions.setMaximumSize(QSize(16777215, 152))
        self.questions.setFrameShape(QFrame.Shape.NoFrame)
        self.questions.setWidgetResizable(True)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questionList = QWidget()
        self.questionList.setObjectName(u"questionList")
        self.questionRows = QGridLayout(self.questionList)
        self.questionRows.setObjectName(u"questionRows")
        self.questionRows.setHorizontalSpacing(16)
        self.questionRows.setVerticalSpacing(8)
        self.questionRows.setContentsMargins(12, 12, 12, 12)
        self.questionRows.setColumnStretch(0, 3)
        self.questionRows.setColumnStretch(1, 2)
        self.questions.setWidget(self.questionList)

        self.whole.addWidget(self.questions)

        self.states = QHBoxLayout()
        self.states.setSpacing(8)
        self.states.setObjectName(u"states")
        self.showNew = QToolButton(ImportPreview)
        self.showNew.setObjectName(u"showNew")
        self.showNew.setCheckable(True)
        self.showNew.setChecked(True)
        self.showNew.setAutoExclusive(True)
        self.showNew.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showNew)

        self.showChanged = QToolButton(ImportPreview)
        self.showChanged.setObjectName(u"showChanged")
        self.showChanged.setCheckable(True)
        self.showChanged.setAutoExclusive(True)
        self.showChanged.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showChanged)

        self.showUnchanged = QToolButton(ImportPreview)
        self.showUnchanged.setObjectName(u"showUnchanged")
        self.showUnchanged.setCheckable(True)
        self.showUnchanged.setAutoExclusive(True)
        self.showUnchanged.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showUnchanged)

        self.showNotes = QToolButton(ImportPreview)
        self.showNotes.setObjectName(u"showNotes")
        self.showNotes.setCheckable(True)
        self.showNotes.setAutoExclusive(True)
        self.showNotes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showNotes)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.states.addItem(self.space)

        self.tickAll = QToolButton(ImportPreview)
        self.tickAll.setObjectName(u"tickAll")
        self.tickAll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.tickAll)

        self.tickNone = QToolButton(ImportPreview)
        self.tickNone.setObjectName(u"tickNone")
        self.tickNone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.tickNone)


        self.whole.addLayout(self.states)

        self.pages = QStackedWidget(ImportPreview)
        self.pages.setObjectName(u"pages")
        self.figuresPage = QWidget()
        self.figuresPage.setObjectName(u"figuresPage")
        self.figuresLayout = QVBoxLayout(self.figuresPage)
        self.figuresLayout.setObjectName(u"figuresLayout")
        self.figuresLayout.setContentsMargins(0, 0, 0, 0)
        self.figures = QTableView(self.figuresPage)
        self.figures.setObjectName(u"figures")
        self.figures.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.figures.setShowGrid(False)
        self.figures.setAlternatingRowColors(True)
        self.figures.setTabKeyNavigation(False)
        self.figures.setWordWrap(False)
        self.figures.setCornerButtonEnabled(False)

        self.figuresLayout.addWidget(self.figures)

        self.pages.addWidget(self.figuresPage)
        self.notesPage = QWidget()
        self.notesPage.setObjectName(u"notesPage")
        self.notesLayout = QVBoxLayout(self.notesPage)
        self.notesLayout.setObjectName(u"notesLayout")
        self.notesLayout.setContentsMargins(0, 0, 0, 0)
        self.notes = QListWidget(self.notesPage)
        self.notes.setObjectName(u"notes")
        self.notes.setWordWrap(True)
        self.notes.setSpacing(4)

        self.notesLayout.addWidget(self.notes)

        self.pages.addWidget(self.notesPage)

        self.whole.addWidget(self.pages)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.note = QLabel(ImportPreview)
        self.note.setObjectName(u"note")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.note.sizePolicy().hasHeightForWidth())
        self.note.setSizePolicy(sizePolicy1)
        self.note.setWordWrap(True)
        self.note.setProperty(u"part", u"quiet")

        self.foot.addWidget(self.note)

        self.cancel = QPushButton(ImportPreview)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.takeOver = QPushButton(ImportPreview)
        self.takeOver.setObjectName(u"takeOver")

        self.foot.addWidget(self.takeOver)


        self.whole.addLayout(self.foot)

        QWidget.setTabOrder(self.showNew, self.showChanged)
        QWidget.setTabOrder(self.showChanged, self.showUnchanged)
        QWidget.setTabOrder(self.showUnchanged, self.showNotes)
        QWidget.setTabOrder(self.showNotes, self.tickAll)
        QWidget.setTabOrder(self.tickAll, self.tickNone)
        QWidget.setTabOrder(self.tickNone, self.figures)
        QWidget.setTabOrder(self.figures, self.notes)
        QWidget.setTabOrder(self.notes, self.cancel)
        QWidget.setTabOrder(self.cancel, self.takeOver)

        self.retranslateUi(ImportPreview)

        self.takeOver.setDefault(True)

    # setupUi

    def retranslateUi(self, ImportPreview):
        ImportPreview.setWindowTitle(QCoreApplication.translate("ImportPreview", u"Import extracts", None))
        self.title.setText(QCoreApplication.translate("ImportPreview", u"Import", None))
#if QT_CONFIG(accessibility)
        self.questions.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Questions", None))
#endif // QT_CONFIG(accessibility)
        self.showNew.setText(QCoreApplication.translate("ImportPreview", u"New", None))
        self.showChanged.setText(QCoreApplication.translate("ImportPreview", u"Changed", None))
        self.showUnchanged.setText(QCoreApplication.translate("ImportPreview", u"Unchanged", None))
        self.showNotes.setText(QCoreApplication.translate("ImportPreview", u"Left out", None))
        self.tickAll.setText(QCoreApplication.translate("ImportPreview", u"Tick all", None))
        self.tickNone.setText(QCoreApplication.translate("ImportPreview", u"Tick none", None))
#if QT_CONFIG(accessibility)
        self.figures.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Figures found", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.notes.setAccessibleName(QCoreApplication.translate("ImportPreview", u"What was left out, and what to look at", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("ImportPreview", u"Cancel", None))
        self.takeOver.setText(QCoreApplication.translate("ImportPreview", u"Take over", None))
    # retranslateUi
