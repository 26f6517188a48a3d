from __future__ import annotations

import threading
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.engine.messages import Message, RunRefused, RunStage, Stage
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.errors import NetBuilderError
from netbuilder.ui.runtime.engine_relay import TURN_SECONDS, EngineRelay


class Receiver(QObject):
    def __init__(self, *, seconds: float = 0.0) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.threads: set[int] = set()
        self._seconds = seconds

    @Slot(object)
    def on_message(self, message: Message) -> None:
        self.messages.append(message)
        self.threads.add(threading.get_ident())
        end = perf_counter() + self._seconds
        while perf_counter() < end:
            pass


@pytest.fixture
def relay(qapp) -> EngineRelay:
    made = EngineRelay()
    yield made
    made.close()
    made.deleteLater()


def post_from_threads(relay: EngineRelay, messages: list[Message], *, threads: int = 1) -> None:
    def work() -> None:
        for message in messages:
            relay.post(message)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def stages(count: int) -> list[Message]:
    return [RunStage(str(index), Stage.TRAINING) for index in range(count)]


def test_messages_come_in_order_in_the_gui_thread(relay, qtbot):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    sent = stages(1000)
    post_from_threads(relay, sent)
    assert receiver.messages == []
    qtbot.waitUntil(lambda: len(receiver.messages) == len(sent))
    assert receiver.messages == sent
    assert receiver.threads == {threading.get_ident()}


def test_none_is_lost_between_threads(relay, qtbot):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    post_from_threads(relay, stages(500), threads=4)
    qtbot.waitUntil(lambda: len(receiver.messages) == 2000)


@pytest.mark.alone
def test_a_flood_leaves_turns_to_the_window(relay, qtbot):
    receiver = Receiver(seconds=TURN_SECONDS)
    relay.received.connect(receiver.on_message)
    seen_by_window: list[int] = []
    window = QTimer()
    window.timeout.connect(lambda: seen_by_window.append(len(receiver.messages)))
    window.start(0)
    post_from_threads(relay, stages(20))
    qtbot.waitUntil(lambda: len(receiver.messages) == 20)
    window.stop()
    assert len(set(seen_by_window)) >= 15


def test_of_waiting_answers_only_the_newest_is_kept(relay, qtbot):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    answers = [Predicted((1.0,), number=index) for index in range(50)]
    post_from_threads(relay, [*stages(1), *answers, *stages(1)])
    qtbot.waitUntil(lambda: len(receiver.messages) == 3)
    assert receiver.messages[1] is answers[-1]


def test_why_one_question_failed_does_not_replace_why_another_did(relay, qtbot):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    one, newer, other = (
        Unanswered(reason=f"{number}", question=question, number=number, asker="view")
        for number, question in enumerate(("Explain", "Explain", "PredictBatch"))
    )
    post_from_threads(relay, [one, newer, other])
    qtbot.waitUntil(lambda: receiver.messages == [newer, other])


class Dialog(Receiver):
    """Waits, in its slot, for more messages, as a modal dialog does."""

    def __init__(self, qtbot, *, until: int) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._until = until

    @Slot(object)
    def on_message(self, message: Message) -> None:
        self.messages.append(message)
        if len(self.messages) == 1:
            self._qtbot.waitUntil(lambda: len(self.messages) == self._until)


def test_messages_come_while_a_receiver_shows_a_dialog(relay, qtbot):
    dialog = Dialog(qtbot, until=5)
    relay.received.connect(dialog.on_message)
    post_from_threads(relay, stages(5))
    qtbot.waitUntil(lambda: len(dialog.messages) == 5)


def test_after_closing_nothing_is_handed_out(relay, qapp):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    post_from_threads(relay, stages(3))
    relay.close()
    post_from_threads(relay, stages(3))
    qapp.processEvents()
    qapp.processEvents()
    assert receiver.messages == []


def test_at_the_end_only_one_kind_is_handed_out(relay: EngineRelay):
    receiver = Receiver()
    relay.received.connect(receiver.on_message)
    refusal = RunRefused("a", NetBuilderError("No"))
    for message in (RunStage("a", Stage.TESTING), refusal, RunStage("b", Stage.TRAINING)):
        relay.post(message)
    relay.hand_out_now(RunRefused)
    assert receiver.messages == [refusal]
