"""fzf's interactive search, driven from outside: in a pseudo-terminal, through the server of `--listen`."""

import json
import os
import pty
import queue
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

BELL = b"\x07"
# A search that takes longer than this has gone wrong.
PATIENCE = 120
COLUMNS, ROWS = 120, 36


class Fzf:
    """A running fzf that has read all lines of a file."""

    def __init__(self, program, lines):
        self.folder = tempfile.mkdtemp()
        self.socket = str(Path(self.folder) / "fzf.sock")
        self.bells = queue.Queue()
        master, slave = pty.openpty()
        os.set_blocking(master, True)
        pty_size(slave)
        self.master = master
        command = [program, f"--listen={self.socket}", "--bind=result:bell", f"--tty-default={os.ttyname(slave)}"]
        with open(lines, "rb") as text:
            self.process = subprocess.Popen(
                command, stdin=text, stdout=subprocess.DEVNULL, stderr=slave,
                env=self.environment(), start_new_session=True,
            )
        os.close(slave)
        threading.Thread(target=self.listen, daemon=True).start()
        self.wait_until_read()
        self.overhead = statistics.median(self.ring() for _ in range(51))

    @staticmethod
    def environment():
        """Nobody's settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FZF_")}
        return kept | {"TERM": "xterm-256color"}

    def listen(self):
        """Notes when the bell rings, and takes the screen off fzf's hands."""
        while True:
            try:
                screen = os.read(self.master, 1 << 16)
            except OSError:
                return
            now = time.perf_counter()
            for _ in range(screen.count(BELL)):
                self.bells.put(now)

    def request(self, head, body=""):
        """Sends a request of HTTP, all in one piece, and gives what comes back."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(self.socket)
            text = body.encode()
            connection.sendall(f"{head} HTTP/1.1\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
            pieces = []
            while piece := connection.recv(1 << 16):
                pieces.append(piece)
        head, _, answer = b"".join(pieces).partition(b"\r\n\r\n")
        if b" 200 " not in head.splitlines()[0]:
            raise SystemExit(f"versus: fzf says {head!r} to {body!r}")
        return answer

    def state(self):
        return json.loads(self.request("GET /?limit=0"))

    def wait_until_read(self):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                state = self.state()
                if not state["reading"] and state["totalCount"] > 0:
                    break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("versus: fzf did not start") from None
            if time.monotonic() > deadline:
                raise SystemExit("versus: fzf does not come to an end with reading")
            time.sleep(0.05)
        self.lines = state["totalCount"]
        # What rings from reading has rung.
        time.sleep(0.5)
        self.forget_bells()

    def forget_bells(self):
        while not self.bells.empty():
            self.bells.get()

    def ring(self):
        """How long the way there and back takes, in milliseconds."""
        start = time.perf_counter()
        self.request("POST /", "bell")
        return (self.bells.get(timeout=PATIENCE) - start) * 1000

    def ask(self, question):
        """Milliseconds until the list is complete, and how many lines match.

        The event `result` comes once for a query, when all lines are searched. `progress` in the state is no sign of
        that: it can stay at 99 for good.
        """
        self.forget_bells()
        start = time.perf_counter()
        self.request("POST /", f"change-query:{question}")
        while True:
            rung = self.bells.get(timeout=PATIENCE)
            state = self.state()
            if state["query"] == question:
                break
        return max((rung - start) * 1000 - self.overhead, 0.001), state["matchCount"]

    def clear(self):
        """Empties the field."""
        if self.state()["query"]:
            self.ask("")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.master)
        shutil.rmtree(self.folder, ignore_errors=True)


def pty_size(slave):
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
