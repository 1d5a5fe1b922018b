"""The words of the two-minute tools."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.guidance.exercises import Breath, Exercise


def name(exercise: Exercise) -> str:
    return {
        Exercise.BOX: QCoreApplication.translate("Exercises", "Breathe in a square"),
        Exercise.SENSES: QCoreApplication.translate("Exercises", "Name what is around you"),
        Exercise.MUSCLES: QCoreApplication.translate("Exercises", "Let muscles go"),
        Exercise.PAGE: QCoreApplication.translate("Exercises", "Write one page"),
    }[exercise]


def about(exercise: Exercise) -> str:
    return {
        Exercise.BOX: QCoreApplication.translate("Exercises", "Four counts on each side"),
        Exercise.SENSES: QCoreApplication.translate("Exercises", "Five, four, three, two, one"),
        Exercise.MUSCLES: QCoreApplication.translate("Exercises", "From the hands to the legs"),
        Exercise.PAGE: QCoreApplication.translate("Exercises", "A blank page in your journal"),
    }[exercise]


def breath_words(breath: Breath) -> str:
    return {
        Breath.IN: QCoreApplication.translate("Exercises", "In"),
        Breath.HOLD: QCoreApplication.translate("Exercises", "Hold"),
        Breath.OUT: QCoreApplication.translate("Exercises", "Out"),
        Breath.REST: QCoreApplication.translate("Exercises", "Rest"),
    }[breath]


def count_words(breath: Breath) -> str:
    """A side of the square, to be read along at one's own pace."""
    words = QCoreApplication.translate("Exercises", "{breath}, 2, 3, 4")
    return words.format(breath=breath_words(breath))


def steps(exercise: Exercise) -> list[str]:
    """What is read one after the other; empty for what has no steps."""
    if exercise is Exercise.SENSES:
        return [
            QCoreApplication.translate("Exercises", "Look around. Name 5 things you can see."),
            QCoreApplication.translate("Exercises", "Name 4 things that touch your skin."),
            QCoreApplication.translate("Exercises", "Listen. Name 3 things you can hear."),
            QCoreApplication.translate("Exercises", "Name 2 things you can smell."),
            QCoreApplication.translate("Exercises", "Name 1 thing you can taste."),
        ]
    if exercise is Exercise.MUSCLES:
        return [
            QCoreApplication.translate("Exercises", "Sit or lie so that nothing has to work."),
            QCoreApplication.translate(
                "Exercises", "Close both hands, softly. Stay a moment. Open them."
            ),
            QCoreApplication.translate("Exercises", "Tighten your arms a little. Let them sink."),
            QCoreApplication.translate(
                "Exercises", "Lift your shoulders toward your ears. Let them drop."
            ),
            QCoreApplication.translate("Exercises", "Close your eyes tight. Let your face go."),
            QCoreApplication.translate("Exercises", "Pull your belly in. Let it be soft."),
            QCoreApplication.translate("Exercises", "Press your heels down. Let your legs rest."),
        ]
    return []


def last_words() -> str:
    return QCoreApplication.translate("Exercises", "That is all. You can stay here, or go again.")
