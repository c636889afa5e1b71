# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'export.ui'
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
    QFrame, QGridLayout, QHBoxLayout, QLabel,
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_Export(object):
    def setupUi(self, Export):
        if not Export.objectName():
            Export.setObjectName(u"Export")
        Export.resize(960, 640)
        self.whole = QVBoxLayout(Export)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Export)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")

        self.whole.addWidget(self.title)

        self.what = QLabel(Export)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)
        self.what.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.what)

        self.errors = QLabel(Export)
        self.errors.setObjectName(u"errors")
        self.errors.setWordWrap(True)
        self.errors.setTextFormat(Qt.TextFormat.PlainText)
        self.errors.setProperty(u"part", u"error")

        self.whole.addWidget(self.errors)

        self.middle = QHBoxLayout()
        self.middle.setSpacing(32)
        self.middle.setObjectName(u"middle")
        self.middle.setContentsMargins(-1, 8, -1, -1)
        self.choices = QVBoxLayout()
        self.choices.setSpacing(4)
        self.choices.setObjectName(u"choices")
        self.kindsLabel = QLabel(Export)
        self.kindsLabel.setObjectName(u"kindsLabel")
        self.kindsLabel.setProperty(u"part", u"heading")

        self.choices.addWidget(self.kindsLabel)

        self.pdf = QCheckBox(Export)
        self.pdf.setObjectName(u"pdf")
        self.pdf.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.pdf)

        self.workbook = QCheckBox(Export)
        self.workbook.setObjectName(u"workbook")
        self.workbook.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.workbook)

        self.accessible = QCheckBox(Export)
        self.accessible.setObjectName(u"accessible")
        self.accessible.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.accessible)

        self.webPage = QCheckBox(Export)
        self.webPage.setObjectName(u"webPage")
        self.webPage.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.webPage)

        self.word = QCheckBox(Export)
        self.word.setObjectName(u"word")
        self.word.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.word)

        self.email = QCheckBox(Export)
        self.email.setObjectName(u"email")
        self.email.setMinimumSize(QSize(0, 24))

        self.choices.addWidget(self.email)

        self.space1 = QSpacerItem(8, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.choices.addItem(self.space1)

        self.howLabel = QLabel(Export)
        self.howLabel.setObjectName(u"howLabel")
        self.howLabel.setProperty(u"part", u"heading")

        self.choices.addWidget(self.howLabel)

        self.how = QGridLayout()
        self.how.setObjectName(u"how")
        self.how.setHorizontalSpacing(8)
        self.how.setVerticalSpacing(8)
        self.layoutLabel = QLabel(Export)
        self.layoutLabel.setObjectName(u"layoutLabel")

        self.how.addWidget(self.layoutLabel, 0, 0, 1, 1)

        self.layout = QComboBox(Export)
        self.layout.setObjectName(u"layout")
        self.layout.setMinimumSize(QSize(0, 30))

        self.how.addWidget(self.layout, 0, 1, 1, 1)

        self.letteringLabel = QLabel(Export)
        self.letteringLabel.setObjectName(u"letteringLabel")

        self.how.addWidget(self.letteringLabel, 1, 0, 1, 1)

        self.lettering = QComboBox(Export)
        self.lettering.setObjectName(u"lettering")
        self.lettering.setMinimumSize(QSize(0, 30))

        self.how.addWidget(self.lettering, 1, 1, 1, 1)

        self.paperLabel = QLabel(Export)
        self.paperLabel.setObjectName(u"paperLabel")

        self.how.addWidget(self.paperLabel, 2, 0, 1, 1)

        self.paper = QComboBox(Export)
        self.paper.setObjectName(u"paper")
        self.paper.setMinimumSize(QSize(0, 30))

        self.how.addWidget(self.paper, 2, 1, 1, 1)

        self.layersLabel = QLabel(Export)
        self.layersLabel.setObjectName(u"layersLabel")

        self.how.addWidget(self.layersLabel, 3, 0, 1, 1)

        self.layers = QWidget(Export)
        self.layers.setObjectName(u"layers")

        self.how.addWidget(self.layers, 3, 1, 1, 1)

        self.how.setColumnStretch(1, 1)

        self.choices.addLayout(self.how)

        self.space2 = QSpacerItem(8, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.choices.addItem(self.space2)

        self.whereLabel = QLabel(Export)
        self.whereLabel.setObjectName(u"whereLabel")
        self.whereLabel.setProperty(u"part", u"heading")

        self.choices.addWidget(self.whereLabel)

        self.place = QGridLayout()
        self.place.setObjectName(u"place")
        self.place.setHorizontalSpacing(8)
        self.place.setVerticalSpacing(8)
        self.nameLabel = QLabel(Export)
        self.nameLabel.setObjectName(u"nameLabel")

        self.place.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(Export)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.place.addWidget(self.name, 0, 1, 1, 2)

        self.example = QLabel(Export)
        self.example.setObjectName(u"example")
        self.example.setWordWrap(True)
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setProperty(u"part", u"quiet")

        self.place.addWidget(self.example, 1, 1, 1, 2)

        self.folderLabel = QLabel(Export)
        self.folderLabel.setObjectName(u"folderLabel")

        self.place.addWidget(self.folderLabel, 2, 0, 1, 1)

        self.folder = QLineEdit(Export)
        self.folder.setObjectName(u"folder")
        self.folder.setMinimumSize(QSize(0, 30))

        self.place.addWidget(self.folder, 2, 1, 1, 1)

        self.browse = QPushButton(Export)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.place.addWidget(self.browse, 2, 2, 1, 1)

        self.place.setColumnStretch(1, 1)

        self.choices.addLayout(self.place)

        self.replaces = QLabel(Export)
        self.replaces.setObjectName(u"replaces")
        self.replaces.setWordWrap(True)
        self.replaces.setTextFormat(Qt.TextFormat.PlainText)
        self.replaces.setProperty(u"part", u"quiet")

        self.choices.addWidget(self.replaces)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choices.addItem(self.stretch)


        self.middle.addLayout(self.choices)

        self.beside = QVBoxLayout()
        self.beside.setSpacing(4)
        self.beside.setObjectName(u"beside")
        self.previewLabel = QLabel(Export)
        self.previewLabel.setObjectName(u"previewLabel")
        self.previewLabel.setProperty(u"part", u"heading")

        self.beside.addWidget(self.previewLabel)

        self.preview = QFrame(Export)
        self.preview.setObjectName(u"preview")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.preview.sizePolicy().hasHeightForWidth())
        self.preview.setSizePolicy(sizePolicy)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)

        self.beside.addWidget(self.preview)

        self.since = QLabel(Export)
        self.since.setObjectName(u"since")
        self.since.setWordWrap(True)
        self.since.setTextFormat(Qt.TextFormat.PlainText)
        self.since.setProperty(u"part", u"quiet")

        self.beside.addWidget(self.since)


        self.middle.addLayout(self.beside)

        self.middle.setStretch(1, 1)

        self.whole.addLayout(self.middle)

        self.state = QLabel(Export)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.state)

        self.progress = QProgressBar(Export)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.whole.addWidget(self.progress)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(-1, 8, -1, -1)
        self.showFolder = QPushButton(Export)
        self.showFolder.setObjectName(u"showFolder")
        self.showFolder.setAutoDefault(False)

        self.foot.addWidget(self.showFolder)

        self.copyFiles = QPushButton(Export)
        self.copyFiles.setObjectName(u"copyFiles")
        self.copyFiles.setAutoDefault(False)

        self.foot.addWidget(self.copyFiles)

        self.openPdf = QPushButton(Export)
        self.openPdf.setObjectName(u"openPdf")
        self.openPdf.setAutoDefault(False)

        self.foot.addWidget(self.openPdf)

        self.openDraft = QPushButton(Export)
        self.openDraft.setObjectName(u"openDraft")
        self.openDraft.setAutoDefault(False)

        self.foot.addWidget(self.openDraft)

        self.saveBeside = QPushButton(Export)
        self.saveBeside.setObjectName(u"saveBeside")
        self.saveBeside.setAutoDefault(False)

        self.foot.addWidget(self.saveBeside)

        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.cancel = QPushButton(Export)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.foot.addWidget(self.cancel)

        self.write = QPushButton(Export)
        self.write.setObjectName(u"write")

        self.foot.addWidget(self.write)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.layoutLabel.setBuddy(self.layout)
        self.letteringLabel.setBuddy(self.lettering)
        self.paperLabel.setBuddy(self.paper)
        self.nameLabel.setBuddy(self.name)
        self.folderLabel.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.pdf, self.workbook)
        QWidget.setTabOrder(self.workbook, self.accessible)
        QWidget.setTabOrder(self.accessible, self.webPage)
        QWidget.setTabOrder(self.webPage, self.word)
        QWidget.setTabOrder(self.word, self.email)
        QWidget.setTabOrder(self.email, self.layout)
        QWidget.setTabOrder(self.layout, self.lettering)
        QWidget.setTabOrder(self.lettering, self.paper)
        QWidget.setTabOrder(self.paper, self.name)
        QWidget.setTabOrder(self.name, self.folder)
        QWidget.setTabOrder(self.folder, self.browse)
        QWidget.setTabOrder(self.browse, self.showFolder)
        QWidget.setTabOrder(self.showFolder, self.copyFiles)
        QWidget.setTabOrder(self.copyFiles, self.openPdf)
        QWidget.setTabOrder(self.openPdf, self.openDraft)
        QWidget.setTabOrder(self.openDraft, self.saveBeside)
        QWidget.setTabOrder(self.saveBeside, self.cancel)
        QWidget.setTabOrder(self.cancel, self.write)

        self.retranslateUi(Export)

        self.write.setDefault(True)

    # setupUi

    def retranslateUi(self, Export):
        Export.setWindowTitle(QCoreApplication.translate("Export", u"Export", None))
        self.title.setText(QCoreApplication.translate("Export", u"Export the dashboard", None))
        self.kindsLabel.setText(QCoreApplication.translate("Export", u"Files", None))
        self.pdf.setText(QCoreApplication.translate("Export", u"PDF for the committee pack, tagged for screen readers", None))
        self.workbook.setText(QCoreApplication.translate("Export", u"Excel workbook with charts", None))
        self.accessible.setText(QCoreApplication.translate("Export", u"Accessible tables in Excel, following government guidance", None))
        self.webPage.setText(QCoreApplication.translate("Export", u"Web page, one file that also reads well on a phone", None))
        self.word.setText(QCoreApplication.translate("Export", u"Word document with the tables", None))
        self.email.setText(QCoreApplication.translate("Export", u"Draft of an email with these files attached", None))
        self.howLabel.setText(QCoreApplication.translate("Export", u"Options", None))
        self.layoutLabel.setText(QCoreApplication.translate("Export", u"&Layout of the PDF", None))
#if QT_CONFIG(accessibility)
        self.layout.setAccessibleName(QCoreApplication.translate("Export", u"Layout of the PDF", None))
#endif // QT_CONFIG(accessibility)
        self.letteringLabel.setText(QCoreApplication.translate("Export", u"&Text size", None))
#if QT_CONFIG(accessibility)
        self.lettering.setAccessibleName(QCoreApplication.translate("Export", u"Text size", None))
#endif // QT_CONFIG(accessibility)
        self.paperLabel.setText(QCoreApplication.translate("Export", u"&Paper", None))
#if QT_CONFIG(accessibility)
        self.paper.setAccessibleName(QCoreApplication.translate("Export", u"Paper size", None))
#endif // QT_CONFIG(accessibility)
        self.layersLabel.setText(QCoreApplication.translate("Export", u"Layers", None))
        self.whereLabel.setText(QCoreApplication.translate("Export", u"Save to", None))
        self.nameLabel.setText(QCoreApplication.translate("Export", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Export", u"Name of the files, without the extension", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.name.setToolTip(QCoreApplication.translate("Export", u"{title}, {position} and {date} are filled in at each export.", None))
#endif // QT_CONFIG(tooltip)
        self.folderLabel.setText(QCoreApplication.translate("Export", u"&Folder", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("Export", u"Folder", None))
#endif // QT_CONFIG(accessibility)
        self.browse.setText(QCoreApplication.translate("Export", u"Browse\u2026", None))
#if QT_CONFIG(accessibility)
        self.browse.setAccessibleName(QCoreApplication.translate("Export", u"Choose the folder", None))
#endif // QT_CONFIG(accessibility)
        self.previewLabel.setText(QCoreApplication.translate("Export", u"Page 1 of the PDF", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("Export", u"Progress of the export", None))
#endif // QT_CONFIG(accessibility)
        self.showFolder.setText(QCoreApplication.translate("Export", u"&Show in folder", None))
        self.copyFiles.setText(QCoreApplication.translate("Export", u"&Copy files", None))
#if QT_CONFIG(tooltip)
        self.copyFiles.setToolTip(QCoreApplication.translate("Export", u"Paste them into an email or a folder", None))
#endif // QT_CONFIG(tooltip)
        self.openPdf.setText(QCoreApplication.translate("Export", u"&Open the PDF", None))
        self.openDraft.setText(QCoreApplication.translate("Export", u"Open the &draft", None))
        self.saveBeside.setText(QCoreApplication.translate("Export", u"Save &beside it", None))
        self.cancel.setText(QCoreApplication.translate("Export", u"Cancel", None))
        self.write.setText(QCoreApplication.translate("Export", u"Export", None))
    # retranslateUi
