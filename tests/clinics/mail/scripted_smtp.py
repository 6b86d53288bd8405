"""A mail server that answers by script, for what a well-behaved one never says; it keeps every byte it was sent."""

import contextlib
import socket
import struct
import threading
import time

GOOD = {
    "greeting": "220 ready",
    "EHLO": "250-mail.example\r\n250 AUTH PLAIN",
    "HELO": "250 mail.example",
    "AUTH": "235 welcome",
    "MAIL": "250 fine",
    "RCPT": "250 fine",
    "DATA": "354 go on",
    "message": "250 taken",
    "NOOP": "250 here",
    "RSET": "250 fine",
    "QUIT": "221 bye",
}
# Instead of an answer:
RESET, SILENCE, DRIP = "<reset>", "<silence>", "<drip>"


class ScriptedServer:
    """Serves one client after another until it is closed.

    `script` replaces answers of GOOD; a list answers the first times, then GOOD does.
    """

    def __init__(self, script):
        self.script = {step: list(said) if isinstance(said, list) else said for step, said in script.items()}
        self.received, self.messages, self.connections = b"", [], 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._ended = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                self.connections += 1
                with client, contextlib.suppress(OSError, EOFError):
                    self._talk(client)

    def _talk(self, client):
        lines = client.makefile("rb")
        self._say(client, "greeting")
        while True:
            verb = self._heard(lines).split()[:1]
            step = verb[0].decode().upper() if verb else ""
            if self._say(client, step) and step == "DATA":
                self.messages.append(self._message(lines))
                self._say(client, "message")
            if step == "QUIT":
                return

    def _heard(self, lines):
        line = lines.readline()
        self.received += line
        if not line:
            raise EOFError
        return line

    def _message(self, lines):
        text = b""
        while (line := self._heard(lines)) != b".\r\n":
            text += line
        return text

    def _say(self, client, step):
        """Answer; return whether a message may follow."""
        said = self.script.get(step, GOOD.get(step, "502 unknown"))
        if isinstance(said, list):
            said = said.pop(0) if said else GOOD[step]
        if said == RESET:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise EOFError
        if said == SILENCE:
            self._ended.wait(30)
            raise EOFError
        if said == DRIP:
            while not self._ended.is_set():
                client.sendall(b"2")
                time.sleep(0.05)
        client.sendall(f"{said}\r\n".encode())
        if said.startswith("421"):
            raise EOFError
        return said.startswith("3")
