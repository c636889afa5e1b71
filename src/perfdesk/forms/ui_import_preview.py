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
    QLineEdit, QListView, QProgressBar, QPushButton,
    QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget,
    QTableView, QToolButton, QVBoxLayout, QWidget)

class Ui_ImportPreview(object):
    def setupUi(self, ImportPreview):
        if not ImportPreview.objectName():
            ImportPreview.setObjectName(u"ImportPreview")
        ImportPreview.resize(1200, 660)
        self.whole = QVBoxLayout(ImportPreview)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.top = QHBoxLayout()
        self.top.setSpacing(16)
        self.top.setObjectName(u"top")
        self.told = QVBoxLayout()
        self.told.setSpacing(4)
        self.told.setObjectName(u"told")
        self.title = QLabel(ImportPreview)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.title)

        self.summary = QLabel(ImportPreview)
        self.summary.setObjectName(u"summary")
        self.summary.setProperty(u"part", u"quiet")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.summary)


        self.top.addLayout(self.told)

        self.correct = QPushButton(ImportPreview)
        self.correct.setObjectName(u"correct")
        self.correct.setAutoDefault(False)

        self.top.addWidget(self.correct)

        self.top.setStretch(0, 1)

        self.whole.addLayout(self.top)

        self.warning = QLabel(ImportPreview)
        self.warning.setObjectName(u"warning")
        self.warning.setProperty(u"part", u"callout")
        self.warning.setWordWrap(True)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.warning)

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

        self.middle = QHBoxLayout()
        self.middle.setSpacing(16)
        self.middle.setObjectName(u"middle")
        self.files = QListView(ImportPreview)
        self.files.setObjectName(u"files")
        self.files.setMinimumSize(QSize(240, 0))
        self.files.setMaximumSize(QSize(240, 16777215))
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.middle.addWidget(self.files)

        self.right = QVBoxLayout()
        self.right.setSpacing(8)
        self.right.setObjectName(u"right")
        self.states = QHBoxLayout()
        self.states.setSpacing(4)
        self.states.setObjectName(u"states")
        self.showNew = QToolButton(ImportPreview)
        self.showNew.setObjectName(u"showNew")
        self.showNew.setCheckable(True)
        self.showNew.setChecked(True)
        self.showNew.setAutoExclusive(True)
        self.showNew.setMinimumSize(QSize(0, 30))
        self.showNew.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showNew)

        self.showChanged = QToolButton(ImportPreview)
        self.showChanged.setObjectName(u"showChanged")
        self.showChanged.setCheckable(True)
        self.showChanged.setAutoExclusive(True)
        self.showChanged.setMinimumSize(QSize(0, 30))
        self.showChanged.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showChanged)

        self.showUnchanged = QToolButton(ImportPreview)
        self.showUnchanged.setObjectName(u"showUnchanged")
        self.showUnchanged.setCheckable(True)
        self.showUnchanged.setAutoExclusive(True)
        self.showUnchanged.setMinimumSize(QSize(0, 30))
        self.showUnchanged.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showUnchanged)

        self.showComments = QToolButton(ImportPreview)
        self.showComments.setObjectName(u"showComments")
        self.showComments.setCheckable(True)
        self.showComments.setAutoExclusive(True)
        self.showComments.setMinimumSize(QSize(0, 30))
        self.showComments.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showComments)

        self.showLeftOut = QToolButton(ImportPreview)
        self.showLeftOut.setObjectName(u"showLeftOut")
        self.showLeftOut.setCheckable(True)
        self.showLeftOut.setAutoExclusive(True)
        self.showLeftOut.setMinimumSize(QSize(0, 30))
        self.showLeftOut.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showLeftOut)

        self.showNotes = QToolButton(ImportPreview)
        self.showNotes.setObjectName(u"showNotes")
        self.showNotes.setCheckable(True)
        self.showNotes.setAutoExclusive(True)
        self.showNotes.setMinimumSize(QSize(0, 30))
        self.showNotes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.showNotes)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.states.addItem(self.space)

        self.search = QLineEdit(ImportPreview)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumSize(QSize(112, 30))
        self.search.setMaximumSize(QSize(200, 16777215))

        self.states.addWidget(self.search)

        self.tickAll = QToolButton(ImportPreview)
        self.tickAll.setObjectName(u"tickAll")
        self.tickAll.setMinimumSize(QSize(0, 30))
        self.tickAll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.tickAll)

        self.tickNone = QToolButton(ImportPreview)
        self.tickNone.setObjectName(u"tickNone")
        self.tickNone.setMinimumSize(QSize(0, 30))
        self.tickNone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.states.addWidget(self.tickNone)


        self.right.addLayout(self.states)

        self.pages = QStackedWidget(ImportPreview)
        self.pages.setObjectName(u"pages")
        self.figuresPage = QWidget()
        self.figuresPage.setObjectName(u"figuresPage")
        self.figuresPageRows = QVBoxLayout(self.figuresPage)
        self.figuresPageRows.setSpacing(8)
        self.figuresPageRows.setObjectName(u"figuresPageRows")
        self.figuresPageRows.setContentsMargins(0, 0, 0, 0)
        self.figures = QTableView(self.figuresPage)
        self.figures.setObjectName(u"figures")
        self.figures.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.figures.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.figures.setShowGrid(False)
        self.figures.setAlternatingRowColors(True)
        self.figures.setTabKeyNavigation(False)
        self.figures.setWordWrap(False)
        self.figures.setCornerButtonEnabled(False)

        self.figuresPageRows.addWidget(self.figures)

        self.pages.addWidget(self.figuresPage)
        self.commentsPage = QWidget()
        self.commentsPage.setObjectName(u"commentsPage")
        self.commentsPageRows = QVBoxLayout(self.commentsPage)
        self.commentsPageRows.setSpacing(8)
        self.commentsPageRows.setObjectName(u"commentsPageRows")
        self.commentsPageRows.setContentsMargins(0, 0, 0, 0)
        self.comments = QTableView(self.commentsPage)
        self.comments.setObjectName(u"comments")
        self.comments.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.comments.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.comments.setShowGrid(False)
        self.comments.setAlternatingRowColors(True)
        self.comments.setTabKeyNavigation(False)
        self.comments.setWordWrap(False)
        self.comments.setCornerButtonEnabled(False)

        self.commentsPageRows.addWidget(self.comments)

        self.pages.addWidget(self.commentsPage)
        self.leftOutPage = QWidget()
        self.leftOutPage.setObjectName(u"leftOutPage")
        self.leftOutPageRows = QVBoxLayout(self.leftOutPage)
        self.leftOutPageRows.setSpacing(8)
        self.leftOutPageRows.setObjectName(u"leftOutPageRows")
        self.leftOutPageRows.setContentsMargins(0, 0, 0, 0)
        self.leftOut = QTableView(self.leftOutPage)
        self.leftOut.setObjectName(u"leftOut")
        self.leftOut.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.leftOut.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.leftOut.setShowGrid(False)
        self.leftOut.setAlternatingRowColors(True)
        self.leftOut.setTabKeyNavigation(False)
        self.leftOut.setWordWrap(False)
        self.leftOut.setCornerButtonEnabled(False)

        self.leftOutPageRows.addWidget(self.leftOut)

        self.pages.addWidget(self.leftOutPage)
        self.notesPage = QWidget()
        self.notesPage.setObjectName(u"notesPage")
        self.notesPageRows = QVBoxLayout(self.notesPage)
        self.notesPageRows.setSpacing(8)
        self.notesPageRows.setObjectName(u"notesPageRows")
        self.notesPageRows.setContentsMargins(0, 0, 0, 0)
        self.notes = QTableView(self.notesPage)
        self.notes.setObjectName(u"notes")
        self.notes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.notes.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.notes.setShowGrid(False)
        self.notes.setAlternatingRowColors(True)
        self.notes.setTabKeyNavigation(False)
        self.notes.setWordWrap(False)
        self.notes.setCornerButtonEnabled(False)

        self.notesPageRows.addWidget(self.notes)

        self.pages.addWidget(self.notesPage)
        self.emptyPage = QWidget()
        self.emptyPage.setObjectName(u"emptyPage")
        self.emptyRows = QVBoxLayout(self.emptyPage)
        self.emptyRows.setObjectName(u"emptyRows")
        self.emptyRows.setContentsMargins(0, 0, 0, 0)
        self.empty = QLabel(self.emptyPage)
        self.empty.setObjectName(u"empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty(u"part", u"quiet")

        self.emptyRows.addWidget(self.empty)

        self.pages.addWidget(self.emptyPage)

        self.right.addWidget(self.pages)


        self.middle.addLayout(self.right)


        self.whole.addLayout(self.middle)

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
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty(u"part", u"quiet")

        self.foot.addWidget(self.note)

        self.progress = QProgressBar(ImportPreview)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)
        self.progress.setMaximumSize(QSize(240, 8))

        self.foot.addWidget(self.progress)

        self.cancel = QPushButton(ImportPreview)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.takeOver = QPushButton(ImportPreview)
        self.takeOver.setObjectName(u"takeOver")

        self.foot.addWidget(self.takeOver)


        self.whole.addLayout(self.foot)

        QWidget.setTabOrder(self.correct, self.files)
        QWidget.setTabOrder(self.files, self.showNew)
        QWidget.setTabOrder(self.showNew, self.showChanged)
        QWidget.setTabOrder(self.showChanged, self.showUnchanged)
        QWidget.setTabOrder(self.showUnchanged, self.showComments)
        QWidget.setTabOrder(self.showComments, self.showLeftOut)
        QWidget.setTabOrder(self.showLeftOut, self.showNotes)
        QWidget.setTabOrder(self.showNotes, self.search)
        QWidget.setTabOrder(self.search, self.tickAll)
        QWidget.setTabOrder(self.tickAll, self.tickNone)
        QWidget.setTabOrder(self.tickNone, self.figures)
        QWidget.setTabOrder(self.figures, self.comments)
        QWidget.setTabOrder(self.comments, self.leftOut)
        QWidget.setTabOrder(self.leftOut, self.notes)
        QWidget.setTabOrder(self.notes, self.cancel)
        QWidget.setTabOrder(self.cancel, self.takeOver)

        self.retranslateUi(ImportPreview)

        self.takeOver.setDefault(True)

    # setupUi

    def retranslateUi(self, ImportPreview):
        ImportPreview.setWindowTitle(QCoreApplication.translate("ImportPreview", u"Import extracts", None))
        self.title.setText(QCoreApplication.translate("ImportPreview", u"Import", None))
        self.summary.setText("")
        self.correct.setText(QCoreApplication.translate("ImportPreview", u"&Correct how it is read\u2026", None))
        self.warning.setText("")
#if QT_CONFIG(accessibility)
        self.questions.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Questions", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.files.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Files", None))
#endif // QT_CONFIG(accessibility)
        self.showNew.setText(QCoreApplication.translate("ImportPreview", u"New", None))
        self.showChanged.setText(QCoreApplication.translate("ImportPreview", u"Changed", None))
        self.showUnchanged.setText(QCoreApplication.translate("ImportPreview", u"Unchanged", None))
        self.showComments.setText(QCoreApplication.translate("ImportPreview", u"Commentary", None))
        self.showLeftOut.setText(QCoreApplication.translate("ImportPreview", u"Not understood", None))
        self.showNotes.setText(QCoreApplication.translate("ImportPreview", u"To check", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Show only figures with these words", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("ImportPreview", u"Show only\u2026", None))
        self.tickAll.setText(QCoreApplication.translate("ImportPreview", u"Tick &all", None))
#if QT_CONFIG(tooltip)
        self.tickAll.setToolTip(QCoreApplication.translate("ImportPreview", u"Import all of these (Alt+A)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.tickAll.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Import all of these (Alt+A)", None))
#endif // QT_CONFIG(accessibility)
        self.tickNone.setText(QCoreApplication.translate("ImportPreview", u"Tick &none", None))
#if QT_CONFIG(tooltip)
        self.tickNone.setToolTip(QCoreApplication.translate("ImportPreview", u"Leave all of these out (Alt+N)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.tickNone.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Leave all of these out (Alt+N)", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.figures.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Figures found", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.comments.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Commentary found", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.leftOut.setAccessibleName(QCoreApplication.translate("ImportPreview", u"What was not understood", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.notes.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Things to check", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("ImportPreview", u"Reading progress", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("ImportPreview", u"Cancel", None))
        self.takeOver.setText(QCoreApplication.translate("ImportPreview", u"Import", None))
    # retranslateUi
