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
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_Export(object):
    def setupUi(self, Export):
        if not Export.objectName():
            Export.setObjectName(u"Export")
        Export.resize(560, 516)
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

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space1)

        self.pdf = QCheckBox(Export)
        self.pdf.setObjectName(u"pdf")
        self.pdf.setChecked(True)
        self.pdf.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.pdf)

        self.workbook = QCheckBox(Export)
        self.workbook.setObjectName(u"workbook")
        self.workbook.setChecked(True)
        self.workbook.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.workbook)

        self.accessible = QCheckBox(Export)
        self.accessible.setObjectName(u"accessible")
        self.accessible.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.accessible)

        self.webPage = QCheckBox(Export)
        self.webPage.setObjectName(u"webPage")
        self.webPage.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.webPage)

        self.word = QCheckBox(Export)
        self.word.setObjectName(u"word")
        self.word.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.word)

        self.email = QCheckBox(Export)
        self.email.setObjectName(u"email")
        self.email.setMinimumSize(QSize(0, 24))

        self.whole.addWidget(self.email)

        self.space2 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space2)

        self.place = QGridLayout()
        self.place.setObjectName(u"place")
        self.place.setHorizontalSpacing(8)
        self.place.setVerticalSpacing(8)
        self.nameLabel = QLabel(Export)
        self.nameLabel.setObjectName(u"nameLabel")

        self.place.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(Export)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 32))

        self.place.addWidget(self.name, 0, 1, 1, 2)

        self.folderLabel = QLabel(Export)
        self.folderLabel.setObjectName(u"folderLabel")

        self.place.addWidget(self.folderLabel, 1, 0, 1, 1)

        self.folder = QLineEdit(Export)
        self.folder.setObjectName(u"folder")
        self.folder.setMinimumSize(QSize(0, 32))

        self.place.addWidget(self.folder, 1, 1, 1, 1)

        self.browse = QPushButton(Export)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.place.addWidget(self.browse, 1, 2, 1, 1)

        self.place.setColumnStretch(1, 1)

        self.whole.addLayout(self.place)

        self.replaces = QLabel(Export)
        self.replaces.setObjectName(u"replaces")
        self.replaces.setWordWrap(True)
        self.replaces.setProperty(u"part", u"quiet")

        self.whole.addWidget(self.replaces)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.stretch)

        self.state = QLabel(Export)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

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
        self.nameLabel.setBuddy(self.name)
        self.folderLabel.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.pdf, self.workbook)
        QWidget.setTabOrder(self.workbook, self.accessible)
        QWidget.setTabOrder(self.accessible, self.webPage)
        QWidget.setTabOrder(self.webPage, self.word)
        QWidget.setTabOrder(self.word, self.email)
        QWidget.setTabOrder(self.email, self.name)
        QWidget.setTabOrder(self.name, self.folder)
        QWidget.setTabOrder(self.folder, self.browse)
        QWidget.setTabOrder(self.browse, self.showFolder)
        QWidget.setTabOrder(self.showFolder, self.cancel)
        QWidget.setTabOrder(self.cancel, self.write)

        self.retranslateUi(Export)

        self.write.setDefault(True)

    # setupUi

    def retranslateUi(self, Export):
        Export.setWindowTitle(QCoreApplication.translate("Export", u"Export", None))
        self.title.setText(QCoreApplication.translate("Export", u"Export the dashboard", None))
        self.pdf.setText(QCoreApplication.translate("Export", u"PDF for the committee pack (.pdf), tagged for screen readers", None))
        self.workbook.setText(QCoreApplication.translate("Export", u"Excel workbook with charts (.xlsx)", None))
        self.accessible.setText(QCoreApplication.translate("Export", u"Accessible tables (.xlsx), laid out by the government\u2019s guidance", None))
        self.webPage.setText(QCoreApplication.translate("Export", u"Web page (.html), one file that also reads well on a phone", None))
        self.word.setText(QCoreApplication.translate("Export", u"Word document (.docx) with the tables", None))
        self.email.setText(QCoreApplication.translate("Export", u"Draft of an email (.eml) with these files attached", None))
        self.nameLabel.setText(QCoreApplication.translate("Export", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Export", u"Name of the files, without ending", None))
#endif // QT_CONFIG(accessibility)
        self.folderLabel.setText(QCoreApplication.translate("Export", u"&Folder", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("Export", u"Folder", None))
#endif // QT_CONFIG(accessibility)
        self.browse.setText(QCoreApplication.translate("Export", u"Browse\u2026", None))
#if QT_CONFIG(accessibility)
        self.browse.setAccessibleName(QCoreApplication.translate("Export", u"Choose the folder", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("Export", u"Progress of the export", None))
#endif // QT_CONFIG(accessibility)
        self.showFolder.setText(QCoreApplication.translate("Export", u"Show in folder", None))
        self.cancel.setText(QCoreApplication.translate("Export", u"Cancel", None))
        self.write.setText(QCoreApplication.translate("Export", u"Export", None))
    # retranslateUi
