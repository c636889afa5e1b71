# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'mapping.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QComboBox,
    QDialog, QGridLayout, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QSplitter, QTableView, QToolButton,
    QVBoxLayout, QWidget)

class Ui_Mapping(object):
    def setupUi(self, Mapping):
        if not Mapping.objectName():
            Mapping.setObjectName(u"Mapping")
        Mapping.resize(1240, 680)
        self.whole = QVBoxLayout(Mapping)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.setObjectName(u"top")
        self.told = QVBoxLayout()
        self.told.setSpacing(4)
        self.told.setObjectName(u"told")
        self.title = QLabel(Mapping)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.title)

        self.summary = QLabel(Mapping)
        self.summary.setObjectName(u"summary")
        self.summary.setProperty(u"part", u"quiet")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)

        self.told.addWidget(self.summary)


        self.top.addLayout(self.told)

        self.space1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.top.addItem(self.space1)

        self.sheetLabel = QLabel(Mapping)
        self.sheetLabel.setObjectName(u"sheetLabel")
        self.sheetLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.top.addWidget(self.sheetLabel)

        self.sheetChoice = QComboBox(Mapping)
        self.sheetChoice.setObjectName(u"sheetChoice")
        self.sheetChoice.setMinimumSize(QSize(160, 30))
        self.sheetChoice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheetChoice.setMinimumContentsLength(12)

        self.top.addWidget(self.sheetChoice)

        self.tableLabel = QLabel(Mapping)
        self.tableLabel.setObjectName(u"tableLabel")
        self.tableLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.top.addWidget(self.tableLabel)

        self.tableChoice = QComboBox(Mapping)
        self.tableChoice.setObjectName(u"tableChoice")
        self.tableChoice.setMinimumSize(QSize(192, 30))
        self.tableChoice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tableChoice.setMinimumContentsLength(12)

        self.top.addWidget(self.tableChoice)


        self.whole.addLayout(self.top)

        self.toldFirst = QLabel(Mapping)
        self.toldFirst.setObjectName(u"toldFirst")
        self.toldFirst.setProperty(u"part", u"callout")
        self.toldFirst.setWordWrap(True)
        self.toldFirst.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.toldFirst)

        self.lacking = QLabel(Mapping)
        self.lacking.setObjectName(u"lacking")
        self.lacking.setProperty(u"part", u"error")
        self.lacking.setWordWrap(True)
        self.lacking.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.lacking)

        self.parts = QSplitter(Mapping)
        self.parts.setObjectName(u"parts")
        self.parts.setOrientation(Qt.Orientation.Vertical)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(8)
        self.upper = QSplitter(self.parts)
        self.upper.setObjectName(u"upper")
        self.upper.setOrientation(Qt.Orientation.Horizontal)
        self.upper.setChildrenCollapsible(False)
        self.upper.setHandleWidth(8)
        self.sheetPart = QWidget(self.upper)
        self.sheetPart.setObjectName(u"sheetPart")
        self.sheetPlace = QVBoxLayout(self.sheetPart)
        self.sheetPlace.setSpacing(8)
        self.sheetPlace.setObjectName(u"sheetPlace")
        self.sheetPlace.setContentsMargins(0, 0, 0, 0)
        self.rowTools = QHBoxLayout()
        self.rowTools.setSpacing(4)
        self.rowTools.setObjectName(u"rowTools")
        self.rowLabel = QLabel(self.sheetPart)
        self.rowLabel.setObjectName(u"rowLabel")
        self.rowLabel.setProperty(u"part", u"quiet")
        self.rowLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rowTools.addWidget(self.rowLabel)

        self.headingsHere = QToolButton(self.sheetPart)
        self.headingsHere.setObjectName(u"headingsHere")
        self.headingsHere.setMinimumSize(QSize(0, 30))
        self.headingsHere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.rowTools.addWidget(self.headingsHere)

        self.firstHere = QToolButton(self.sheetPart)
        self.firstHere.setObjectName(u"firstHere")
        self.firstHere.setMinimumSize(QSize(0, 30))
        self.firstHere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.rowTools.addWidget(self.firstHere)

        self.lastHere = QToolButton(self.sheetPart)
        self.lastHere.setObjectName(u"lastHere")
        self.lastHere.setMinimumSize(QSize(0, 30))
        self.lastHere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.rowTools.addWidget(self.lastHere)

        self.space2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rowTools.addItem(self.space2)

        self.undo = QToolButton(self.sheetPart)
        self.undo.setObjectName(u"undo")
        self.undo.setMinimumSize(QSize(0, 30))
        self.undo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.rowTools.addWidget(self.undo)

        self.asFound = QToolButton(self.sheetPart)
        self.asFound.setObjectName(u"asFound")
        self.asFound.setMinimumSize(QSize(0, 30))
        self.asFound.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.rowTools.addWidget(self.asFound)


        self.sheetPlace.addLayout(self.rowTools)

        self.upper.addWidget(self.sheetPart)
        self.side = QWidget(self.upper)
        self.side.setObjectName(u"side")
        self.sideRows = QVBoxLayout(self.side)
        self.sideRows.setSpacing(8)
        self.sideRows.setObjectName(u"sideRows")
        self.sideRows.setContentsMargins(0, 0, 0, 0)
        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.figuresLabel = QLabel(self.side)
        self.figuresLabel.setObjectName(u"figuresLabel")
        self.figuresLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.fields.addWidget(self.figuresLabel, 0, 0, 1, 1)

        self.figuresChoice = QComboBox(self.side)
        self.figuresChoice.setObjectName(u"figuresChoice")
        self.figuresChoice.setMinimumSize(QSize(0, 30))
        self.figuresChoice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.figuresChoice.setMinimumContentsLength(12)

        self.fields.addWidget(self.figuresChoice, 0, 1, 1, 1)

        self.placeLabel = QLabel(self.side)
        self.placeLabel.setObjectName(u"placeLabel")
        self.placeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.addWidget(self.placeLabel, 1, 0, 1, 1)

        self.periodLabel = QLabel(self.side)
        self.periodLabel.setObjectName(u"periodLabel")
        self.periodLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.fields.addWidget(self.periodLabel, 2, 0, 1, 1)

        self.periodChoice = QComboBox(self.side)
        self.periodChoice.setObjectName(u"periodChoice")
        self.periodChoice.setMinimumSize(QSize(0, 30))
        self.periodChoice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.periodChoice.setMinimumContentsLength(12)

        self.fields.addWidget(self.periodChoice, 2, 1, 1, 1)

        self.rowsLabel = QLabel(self.side)
        self.rowsLabel.setObjectName(u"rowsLabel")
        self.rowsLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.fields.addWidget(self.rowsLabel, 3, 0, 1, 1)

        self.rowsChoice = QComboBox(self.side)
        self.rowsChoice.setObjectName(u"rowsChoice")
        self.rowsChoice.setMinimumSize(QSize(0, 30))
        self.rowsChoice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rowsChoice.setMinimumContentsLength(12)

        self.fields.addWidget(self.rowsChoice, 3, 1, 1, 1)

        self.sums = QCheckBox(self.side)
        self.sums.setObjectName(u"sums")

        self.fields.addWidget(self.sums, 4, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.sideRows.addLayout(self.fields)

        self.measuresLabel = QLabel(self.side)
        self.measuresLabel.setObjectName(u"measuresLabel")
        self.measuresLabel.setProperty(u"part", u"heading")
        self.measuresLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.sideRows.addWidget(self.measuresLabel)

        self.measures = QTableView(self.side)
        self.measures.setObjectName(u"measures")
        self.measures.setMinimumSize(QSize(0, 96))
        self.measures.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.measures.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.measures.setShowGrid(False)
        self.measures.setTabKeyNavigation(False)
        self.measures.setWordWrap(False)
        self.measures.setCornerButtonEnabled(False)

        self.sideRows.addWidget(self.measures)

        self.naming = QHBoxLayout()
        self.naming.setSpacing(8)
        self.naming.setObjectName(u"naming")
        self.nameLabel = QLabel(self.side)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.AutoText)

        self.naming.addWidget(self.nameLabel)

        self.name = QLineEdit(self.side)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.naming.addWidget(self.name)


        self.sideRows.addLayout(self.naming)

        self.upper.addWidget(self.side)
        self.parts.addWidget(self.upper)
        self.preview = QWidget(self.parts)
        self.preview.setObjectName(u"preview")
        self.previewRows = QVBoxLayout(self.preview)
        self.previewRows.setSpacing(8)
        self.previewRows.setObjectName(u"previewRows")
        self.previewRows.setContentsMargins(0, 0, 0, 0)
        self.previewTitle = QLabel(self.preview)
        self.previewTitle.setObjectName(u"previewTitle")
        self.previewTitle.setProperty(u"part", u"heading")
        self.previewTitle.setWordWrap(True)
        self.previewTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.previewRows.addWidget(self.previewTitle)

        self.missed = QLabel(self.preview)
        self.missed.setObjectName(u"missed")
        self.missed.setProperty(u"part", u"quiet")
        self.missed.setWordWrap(True)
        self.missed.setTextFormat(Qt.TextFormat.PlainText)

        self.previewRows.addWidget(self.missed)

        self.previewTable = QTableView(self.preview)
        self.previewTable.setObjectName(u"previewTable")
        self.previewTable.setMinimumSize(QSize(0, 96))
        self.previewTable.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.previewTable.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.previewTable.setShowGrid(False)
        self.previewTable.setTabKeyNavigation(False)
        self.previewTable.setWordWrap(False)
        self.previewTable.setCornerButtonEnabled(False)

        self.previewRows.addWidget(self.previewTable)

        self.parts.addWidget(self.preview)

        self.whole.addWidget(self.parts)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.note = QLabel(Mapping)
        self.note.setObjectName(u"note")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.note.sizePolicy().hasHeightForWidth())
        self.note.setSizePolicy(sizePolicy)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty(u"part", u"quiet")

        self.foot.addWidget(self.note)

        self.cancel = QPushButton(Mapping)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.confirm = QPushButton(Mapping)
        self.confirm.setObjectName(u"confirm")

        self.foot.addWidget(self.confirm)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.sheetLabel.setBuddy(self.sheetChoice)
        self.tableLabel.setBuddy(self.tableChoice)
        self.figuresLabel.setBuddy(self.figuresChoice)
        self.periodLabel.setBuddy(self.periodChoice)
        self.rowsLabel.setBuddy(self.rowsChoice)
        self.measuresLabel.setBuddy(self.measures)
        self.nameLabel.setBuddy(self.name)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.sheetChoice, self.tableChoice)
        QWidget.setTabOrder(self.tableChoice, self.headingsHere)
        QWidget.setTabOrder(self.headingsHere, self.firstHere)
        QWidget.setTabOrder(self.firstHere, self.lastHere)
        QWidget.setTabOrder(self.lastHere, self.undo)
        QWidget.setTabOrder(self.undo, self.asFound)
        QWidget.setTabOrder(self.asFound, self.figuresChoice)
        QWidget.setTabOrder(self.figuresChoice, self.periodChoice)
        QWidget.setTabOrder(self.periodChoice, self.rowsChoice)
        QWidget.setTabOrder(self.rowsChoice, self.sums)
        QWidget.setTabOrder(self.sums, self.measures)
        QWidget.setTabOrder(self.measures, self.name)
        QWidget.setTabOrder(self.name, self.previewTable)
        QWidget.setTabOrder(self.previewTable, self.cancel)
        QWidget.setTabOrder(self.cancel, self.confirm)

        self.retranslateUi(Mapping)

        self.confirm.setDefault(True)

    # setupUi

    def retranslateUi(self, Mapping):
        Mapping.setWindowTitle(QCoreApplication.translate("Mapping", u"How the sheet is read", None))
        self.title.setText(QCoreApplication.translate("Mapping", u"How the sheet is read", None))
        self.summary.setText("")
        self.sheetLabel.setText(QCoreApplication.translate("Mapping", u"&Sheet", None))
#if QT_CONFIG(accessibility)
        self.sheetChoice.setAccessibleName(QCoreApplication.translate("Mapping", u"Sheet", None))
#endif // QT_CONFIG(accessibility)
        self.tableLabel.setText(QCoreApplication.translate("Mapping", u"&Table", None))
#if QT_CONFIG(accessibility)
        self.tableChoice.setAccessibleName(QCoreApplication.translate("Mapping", u"Table", None))
#endif // QT_CONFIG(accessibility)
        self.toldFirst.setText("")
        self.lacking.setText("")
        self.rowLabel.setText(QCoreApplication.translate("Mapping", u"The cursor is on", None))
        self.headingsHere.setText(QCoreApplication.translate("Mapping", u"&Headings", None))
#if QT_CONFIG(tooltip)
        self.headingsHere.setToolTip(QCoreApplication.translate("Mapping", u"The headings start on the cursor's row (Alt+H)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.headingsHere.setAccessibleName(QCoreApplication.translate("Mapping", u"The headings start on the cursor's row (Alt+H)", None))
#endif // QT_CONFIG(accessibility)
        self.firstHere.setText(QCoreApplication.translate("Mapping", u"&First data row", None))
#if QT_CONFIG(tooltip)
        self.firstHere.setToolTip(QCoreApplication.translate("Mapping", u"The data starts on the cursor's row (Alt+F)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.firstHere.setAccessibleName(QCoreApplication.translate("Mapping", u"The data starts on the cursor's row (Alt+F)", None))
#endif // QT_CONFIG(accessibility)
        self.lastHere.setText(QCoreApplication.translate("Mapping", u"&Last data row", None))
#if QT_CONFIG(tooltip)
        self.lastHere.setToolTip(QCoreApplication.translate("Mapping", u"The data ends on the cursor's row (Alt+L)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.lastHere.setAccessibleName(QCoreApplication.translate("Mapping", u"The data ends on the cursor's row (Alt+L)", None))
#endif // QT_CONFIG(accessibility)
        self.undo.setText(QCoreApplication.translate("Mapping", u"&Undo", None))
#if QT_CONFIG(tooltip)
        self.undo.setToolTip(QCoreApplication.translate("Mapping", u"Undo the last correction (Ctrl+Z)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.undo.setAccessibleName(QCoreApplication.translate("Mapping", u"Undo the last correction (Ctrl+Z)", None))
#endif // QT_CONFIG(accessibility)
        self.asFound.setText(QCoreApplication.translate("Mapping", u"St&art again", None))
#if QT_CONFIG(tooltip)
        self.asFound.setToolTip(QCoreApplication.translate("Mapping", u"Start again from what was found", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.asFound.setAccessibleName(QCoreApplication.translate("Mapping", u"Start again from what was found", None))
#endif // QT_CONFIG(accessibility)
        self.figuresLabel.setText(QCoreApplication.translate("Mapping", u"Pro&vides", None))
#if QT_CONFIG(accessibility)
        self.figuresChoice.setAccessibleName(QCoreApplication.translate("Mapping", u"What the table provides", None))
#endif // QT_CONFIG(accessibility)
        self.placeLabel.setText(QCoreApplication.translate("Mapping", u"&Place", None))
        self.periodLabel.setText(QCoreApplication.translate("Mapping", u"P&eriod", None))
#if QT_CONFIG(accessibility)
        self.periodChoice.setAccessibleName(QCoreApplication.translate("Mapping", u"Period the figures are for", None))
#endif // QT_CONFIG(accessibility)
        self.rowsLabel.setText(QCoreApplication.translate("Mapping", u"Ro&ws", None))
#if QT_CONFIG(accessibility)
        self.rowsChoice.setAccessibleName(QCoreApplication.translate("Mapping", u"Rows to read, by colour", None))
#endif // QT_CONFIG(accessibility)
        self.sums.setText(QCoreApplication.translate("Mapping", u"Add up the months of a &year", None))
        self.measuresLabel.setText(QCoreApplication.translate("Mapping", u"&Measures: in the sheet, and in the pack", None))
#if QT_CONFIG(accessibility)
        self.measures.setAccessibleName(QCoreApplication.translate("Mapping", u"Measures in the sheet", None))
#endif // QT_CONFIG(accessibility)
        self.nameLabel.setText(QCoreApplication.translate("Mapping", u"&Keep recipe as", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Mapping", u"Name of the recipe", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.name.setToolTip(QCoreApplication.translate("Mapping", u"The next file of this kind will be read in the same way", None))
#endif // QT_CONFIG(tooltip)
        self.previewTitle.setText("")
        self.missed.setText("")
#if QT_CONFIG(accessibility)
        self.previewTable.setAccessibleName(QCoreApplication.translate("Mapping", u"What is read", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("Mapping", u"Cancel", None))
        self.confirm.setText(QCoreApplication.translate("Mapping", u"&Read it like this", None))
    # retranslateUi
