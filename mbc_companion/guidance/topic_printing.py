"""Sending a topic to a printer, or to a PDF if that does not work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mbc_companion.guidance.domain import Topic
from mbc_companion.guidance.topic_paper import topic_page
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing


class TopicPrinting(Printing):
    """Only what is shipped, nothing of the person's, so nobody needs to be warned."""

    def __init__(self, host: QWidget, topic: Topic, dialogs: Dialogs) -> None:
        super().__init__(
            host,
            dialogs,
            Job(
                lambda page: PaperPages(topic_page(topic, page)),
                title=host.tr("Print this topic"),
                name="reading.pdf",
                private=False,
            ),
        )
