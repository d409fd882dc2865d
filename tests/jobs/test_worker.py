"""The loop: does what is due, outlives every fault, ends when it is told to."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest
from flask import Flask

from marktplatz.jobs.worker import Duty, run, run_once
from tests.factories import Make
from tests.jobs.conftest import Queue
from tests.jobs.transport import PostOffice


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def looping(app: Flask, stop: Event, *duties: Duty) -> Thread:
    options = {"pause": 0.01, **({"duties": duties} if duties else {})}
    thread = Thread(target=run, args=(app, stop), kwargs=options)
    thread.start()
    return thread


def ended(thread: Thread, stop: Event) -> bool:
    stop.set()
    thread.join(20)
    return not thread.is_alive()


def test_mails_that_come_later_are_delivered_too(app: Flask, office: PostOffice, queue: Queue) -> None:
    stop = Event()
    thread = looping(app, stop)
    try:
        queue(1)
        until(lambda: len(office.taken) == 1)
        queue(2)
        until(lambda: len(office.taken) == 3)
    finally:
        assert ended(thread, stop)


def test_a_fault_ends_neither_the_loop_nor_the_other_duties(
    sqlite_app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def fail(_go_on: Callable[[], bool]) -> None:
        done.append("bad")
        raise ValueError("kim@stadt.example wrote: secret")

    bad = Duty(name="bad", every=0.0, work=fail, after_a_fault=0.05)
    good = Duty(name="good", every=0.0, work=lambda _go_on: done.append("good"))
    stop = Event()
    thread = looping(sqlite_app, stop, bad, good)
    try:
        until(lambda: done.count("bad") >= 3)
    finally:
        assert ended(thread, stop)
    # The one that failed rests, the other one does not.
    assert done.count("good") > done.count("bad")
    assert set(caplog.messages) == {"bad failed: ValueError"}


def test_a_duty_is_done_as_often_as_it_says(sqlite_app: Flask) -> None:
    done: list[str] = []
    stop = Event()
    often = Duty(name="often", every=0.0, work=lambda _go_on: done.append("often"))
    seldom = Duty(name="seldom", every=900.0, work=lambda _go_on: done.append("seldom"))
    thread = looping(sqlite_app, stop, often, seldom)
    try:
        until(lambda: done.count("often") >= 5)
    finally:
        assert ended(thread, stop)
    assert done.count("seldom") == 1


def test_a_long_duty_is_told_to_break_off(sqlite_app: Flask) -> None:
    started, stop = Event(), Event()

    def work(go_on: Callable[[], bool]) -> None:
        started.set()
        while go_on():
            time.sleep(0.01)

    thread = looping(sqlite_app, stop, Duty(name="long", every=0.0, work=work))
    assert started.wait(20)
    assert ended(thread, stop)


def test_once_says_whether_all_went_well(app: Flask, make: Make, office: PostOffice, queue: Queue) -> None:
    queue(2)
    assert run_once(app)
    assert len(office.taken) == 2
