"""The port that the server takes before it does anything else."""

from __future__ import annotations

import socket

from app import serving


def test_the_port_is_named_as_tcp_so_that_answers_are_sent_at_once() -> None:
    """Else asyncio leaves Nagle's algorithm on, and each answer on a kept connection waits for 40 ms."""
    with serving._held("127.0.0.1", 0) as port:
        assert port.proto == socket.IPPROTO_TCP
