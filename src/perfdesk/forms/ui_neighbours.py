# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'neighbours.ui'
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
from PySide6.QtWidgets import (QApplication, QDateEdit, QDialog, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QListWidget,
    QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_Neighbours(object):
    def setupUi(self, Neighbours):
        if not Neighbours.objectName():
            Neighbours.setObjectName(u"Neighbours")
        Neighbours.resize(840, 580)
        self.whole = QVBoxLayout(Neighbours)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(Neighbours)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"part", u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.title)

        self.note = QLabel(Neighbours)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"part", u"quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.note)

        self.space4 = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.whole.addItem(self.space4)

        self.sides = QHBoxLayout()
        self.sides.setSpacing(24)
        self.sides.setObjectName(u"sides")
        self.left = QVBoxLayout()
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.groupsLabel = QLabel(Neighbours)
        self.groupsLabel.setObjectName(u"groupsLabel")

        self.left.addWidget(self.groupsLabel)

        self.groups = QListWidget(Neighbours)
        self.groups.setObjectName(u"groups")
        self.groups.setMinimumSize(QSize(0, 96))
        self.groups.setWordWrap(True)

        self.left.addWidget(self.groups)

        self.groupButtons = QHBoxLayout()
        self.groupButtons.setSpacing(8)
        self.groupButtons.setObjectName(u"groupButtons")
        self.add = QPushButton(Neighbours)
        self.add.setObjectName(u"add")
        self.add.setAutoDefault(False)

        self.groupButtons.addWidget(self.add)

        self.remove = QPushButton(Neighbours)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.groupButtons.addWidget(self.remove)

        self.space1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.groupButtons.addItem(self.space1)


        self.left.addLayout(self.groupButtons)


        self.sides.addLayout(self.left)

        self.right = QVBoxLayout()
        self.right.setSpacing(8)
        self.right.setObjectName(u"right")
        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(8)
        self.nameLabel = QLabel(Neighbours)
        self.nameLabel.setObjectName(u"nameLabel")

        self.fields.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.name = QLineEdit(Neighbours)
        self.name.setObjectName(u"name")
        self.name.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.sourceLabel = QLabel(Neighbours)
        self.sourceLabel.setObjectName(u"sourceLabel")

        self.fields.addWidget(self.sourceLabel, 1, 0, 1, 1)

        self.source = QLineEdit(Neighbours)
        self.source.setObjectName(u"source")
        self.source.setMinimumSize(QSize(0, 30))

        self.fields.addWidget(self.source, 1, 1, 1, 1)

        self.datedLabel = QLabel(Neighbours)
        self.datedLabel.setObjectName(u"datedLabel")

        self.fields.addWidget(self.datedLabel, 2, 0, 1, 1)

        self.dated = QDateEdit(Neighbours)
        self.dated.setObjectName(u"dated")
        self.dated.setMinimumSize(QSize(0, 30))
        self.dated.setDisplayFormat(u"d MMMM yyyy")
        self.dated.setCalendarPopup(False)

        self.fields.addWidget(self.dated, 2, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)

        self.right.addLayout(self.fields)

        self.membersLabel = QLabel(Neighbours)
        self.membersLabel.setObjectName(u"membersLabel")

        self.right.addWidget(self.membersLabel)

        self.members = QListWidget(Neighbours)
        self.members.setObjectName(u"members")
        self.members.setMinimumSize(QSize(0, 96))

        self.right.addWidget(self.members)

        self.memberButtons = QHBoxLayout()
        self.memberButtons.setSpacing(8)
        self.memberButtons.setObjectName(u"memberButtons")
        self.up = QPushButton(Neighbours)
        self.up.setObjectName(u"up")
        self.up.setAutoDefault(False)

        self.memberButtons.addWidget(self.up)

        self.down = QPushButton(Neighbours)
        self.down.setObjectName(u"down")
        self.down.setAutoDefault(False)

        self.memberButtons.addWidget(self.down)

        self.takeOut = QPushButton(Neighbours)
        self.takeOut.setObjectName(u"takeOut")
        self.takeOut.setAutoDefault(False)

        self.memberButtons.addWidget(self.takeOut)

        self.space2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.memberButtons.addItem(self.space2)


        self.right.addLayout(self.memberButtons)

        self.searching = QHBoxLayout()
        self.searching.setSpacing(8)
        self.searching.setObjectName(u"searching")
        self.searchLabel = QLabel(Neighbours)
        self.searchLabel.setObjectName(u"searchLabel")

        self.searching.addWidget(self.searchLabel)

        self.search = QLineEdit(Neighbours)
        self.search.setObjectName(u"search")
        self.search.setMinimumSize(QSize(0, 30))

        self.searching.addWidget(self.search)


        self.right.addLayout(self.searching)


        self.sides.addLayout(self.right)

        self.sides.setStretch(0, 2)
        self.sides.setStretch(1, 3)

        self.whole.addLayout(self.sides)

        self.problem = QLabel(Neighbours)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"part", u"error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.whole.addWidget(self.problem)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.space3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.space3)

        self.close = QPushButton(Neighbours)
        self.close.setObjectName(u"close")
        self.close.setAutoDefault(False)

        self.foot.addWidget(self.close)

        self.keep = QPushButton(Neighbours)
        self.keep.setObjectName(u"keep")
        self.keep.setAutoDefault(False)

        self.foot.addWidget(self.keep)


        self.whole.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.groupsLabel.setBuddy(self.groups)
        self.nameLabel.setBuddy(self.name)
        self.sourceLabel.setBuddy(self.source)
        self.datedLabel.setBuddy(self.dated)
        self.membersLabel.setBuddy(self.members)
        self.searchLabel.setBuddy(self.search)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.groups, self.add)
        QWidget.setTabOrder(self.add, self.remove)
        QWidget.setTabOrder(self.remove, self.name)
        QWidget.setTabOrder(self.name, self.source)
        QWidget.setTabOrder(self.source, self.dated)
        QWidget.setTabOrder(self.dated, self.members)
        QWidget.setTabOrder(self.members, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.takeOut)
        QWidget.setTabOrder(self.takeOut, self.search)
        QWidget.setTabOrder(self.search, self.close)
        QWidget.setTabOrder(self.close, self.keep)

        self.retranslateUi(Neighbours)
    # setupUi

    def retranslateUi(self, Neighbours):
        Neighbours.setWindowTitle(QCoreApplication.translate("Neighbours", u"Neighbour groups", None))
        self.title.setText(QCoreApplication.translate("Neighbours", u"Neighbour groups", None))
        self.note.setText("")
        self.groupsLabel.setText(QCoreApplication.translate("Neighbours", u"&Groups", None))
#if QT_CONFIG(accessibility)
        self.groups.setAccessibleName(QCoreApplication.translate("Neighbours", u"Groups", None))
#endif // QT_CONFIG(accessibility)
        self.add.setText(QCoreApplication.translate("Neighbours", u"&Add", None))
        self.remove.setText(QCoreApplication.translate("Neighbours", u"&Remove", None))
#if QT_CONFIG(accessibility)
        self.remove.setAccessibleName(QCoreApplication.translate("Neighbours", u"Remove the group", None))
#endif // QT_CONFIG(accessibility)
        self.nameLabel.setText(QCoreApplication.translate("Neighbours", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Neighbours", u"Name of the group", None))
#endif // QT_CONFIG(accessibility)
        self.sourceLabel.setText(QCoreApplication.translate("Neighbours", u"&Source", None))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(QCoreApplication.translate("Neighbours", u"Source of the group (required)", None))
#endif // QT_CONFIG(accessibility)
        self.source.setPlaceholderText(QCoreApplication.translate("Neighbours", u"Who made it, and where it was published", None))
        self.datedLabel.setText(QCoreApplication.translate("Neighbours", u"&Date", None))
#if QT_CONFIG(accessibility)
        self.dated.setAccessibleName(QCoreApplication.translate("Neighbours", u"Date of the group", None))
#endif // QT_CONFIG(accessibility)
        self.membersLabel.setText(QCoreApplication.translate("Neighbours", u"&Members, nearest first", None))
#if QT_CONFIG(accessibility)
        self.members.setAccessibleName(QCoreApplication.translate("Neighbours", u"Members, nearest first", None))
#endif // QT_CONFIG(accessibility)
        self.up.setText(QCoreApplication.translate("Neighbours", u"Move &up", None))
        self.down.setText(QCoreApplication.translate("Neighbours", u"Move do&wn", None))
        self.takeOut.setText(QCoreApplication.translate("Neighbours", u"Remo&ve", None))
        self.searchLabel.setText(QCoreApplication.translate("Neighbours", u"Add a &council", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("Neighbours", u"Add a council", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("Neighbours", u"Type a name, then Enter", None))
        self.problem.setText("")
        self.close.setText(QCoreApplication.translate("Neighbours", u"Close", None))
        self.keep.setText(QCoreApplication.translate("Neighbours", u"&Keep", None))
    # retranslateUi
