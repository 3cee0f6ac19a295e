"""Uses the program as a screen reader does: through the accessibility tree alone, from outside, without a mouse.

Run by the system's Python, which has the bindings of AT-SPI, inside a session bus of its own:
`dbus-run-session -- python3 client.py COMMAND...`. It starts the program, builds a network, trains it and reads it.
"""

import fnmatch
import subprocess
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
STARTS_WITHIN, HAPPENS_WITHIN = 240.0, 60.0
STATES = Atspi.StateType


class Reader:
    """What a screen reader can do: find a control by role and name, read it, press it, set it, choose in it."""

    def __init__(self, command):
        self.program = subprocess.Popen(command)
        self.heard = []
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:announcement")

    def hear(self, event):
        self.heard.append(event.any_data)

    # -- finding ----------------------------------------------------------------------------------------------------

    def walk(self, node):
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child)

    def everything(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None:
                yield from self.walk(application)

    def all(self, role, name):
        found = []
        for node in self.everything():
            fits = fnmatch.fnmatchcase(node.get_name() or "", name) and role == node.get_role_name()
            # the entries of a menu are there before it is opened
            if fits and (role == "menu item" or node.get_state_set().contains(STATES.SHOWING)):
                found.append(node)
        return found

    def find(self, role, name, within=HAPPENS_WITHIN):
        """The first control on the screen with that role whose name fits; `*` stands for anything."""
        return self.until(lambda: next(iter(self.all(role, name)), None), f"no {role} {name!r}", within)

    def until(self, look, complaint, within=HAPPENS_WITHIN):
        end = time.monotonic() + within
        while time.monotonic() < end:
            try:
                found = look()
            except gi.repository.GLib.Error:  # something has gone while it was being looked at
                found = None
            if found:
                return found
            if self.program.poll() is not None:
                raise SystemExit(f"the program ended with {self.program.returncode}")
            self.listen(0.2)
        raise SystemExit(f"{complaint}; there are {sorted({n.get_name() for n in self.everything()} - {'', None})}")

    def listen(self, seconds):
        """Let what was announced meanwhile come in."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.01)

    # -- doing ------------------------------------------------------------------------------------------------------

    def press(self, role, name):
        self.find(role, name).get_action_iface().do_action(0)

    def put(self, name, number):
        """Set a field with a number that can be turned."""
        self.find("spin button", name).get_value_iface().set_current_value(number)

    def hears(self, sentence):
        return any(fnmatch.fnmatchcase(said or "", sentence) for said in self.heard)

    def children(self, role, name):
        node = self.find(role, name)
        return [node.get_child_at_index(index).get_name() for index in range(node.get_child_count())]

    def figure(self, name):
        """The number behind a read-out: `Training loss 0.0740`."""
        return float(self.find("label", f"{name} *").get_name().split()[-1].replace(",", ""))


def build(reader):
    """A second hidden layer of five sigmoid units."""
    layers = reader.children("list", "Layers")
    assert layers == ["Layer 1: 4 units, tanh, Xavier uniform", "Output: 1 unit, tanh, Xavier uniform"], layers
    reader.press("push button", "Add layer")
    reader.find("list item", "Layer 2: 4 units, tanh, Xavier uniform")
    reader.put("Units", 5)
    reader.press("push button", "Sigmoid")
    reader.find("list item", "Layer 2: 5 units, sigmoid, Xavier uniform")
    print("built:", reader.children("list", "Layers"))


def train(reader):
    """A while, until the loss has fallen."""
    before = reader.figure("Training loss")
    reader.press("push button", "Train")
    reader.until(lambda: reader.figure("Training loss") < 0.5 * before, "the loss does not fall")
    reader.press("push button", "Pause")
    reader.find("push button", "Train")
    print("trained from", before, "to", reader.figure("Training loss"))


def listen(reader):
    """To what was announced, and to where the run stands."""
    reader.press("menu item", "Say where the run stands")
    summary = "Paused. Epoch *, step *. Loss: training *; test *. Accuracy: training *; test *."
    for sentence in (
        "Added: Layer 2: 4 units, tanh, Xavier uniform",
        "Training started.",
        "Paused at epoch *, step *.",
        summary + "*",
    ):
        reader.until(lambda sentence=sentence: reader.hears(sentence), f"{sentence!r} is not in {reader.heard}")
    print("heard:", reader.heard)


def read(reader):
    """The network with its weights, and the charts."""
    columns = reader.children("list", "Network")
    assert columns[:4] == [
        "Input: x₁, x₂",
        "Layer 1: 4 units, tanh, Xavier uniform",
        "Layer 2: 5 units, sigmoid, Xavier uniform",
        "Output: 1 unit, tanh, Xavier uniform",
    ], columns
    unit = reader.find("list item", "Layer 2, unit 3, bias *")
    unit.get_action_iface().do_action(0)
    weights = reader.until(
        lambda: reader.children("list item", "Weights into unit 3 of Layer 2"), "the weights are not told"
    )
    assert len(weights) == 5, weights
    assert weights[0].startswith("Bias of unit 3: "), weights
    numbers = [float(name.split(": ")[1].replace("−", "-")) for name in weights]
    assert len(set(numbers)) > 1, weights
    reader.until(lambda: unit.get_state_set().contains(STATES.SELECTED), "the unit is not selected")
    said = reader.find("image", "Loss chart").get_description()
    assert said.startswith("Loss at step "), said
    print("read:", unit.get_name(), weights, said)


def choose(reader):
    """What is one of several."""
    reader.press("radio button", "Hidden space")
    reader.until(lambda: reader.all("label", "* along their two main directions*"), "the hidden space is not shown")
    reader.press("radio button", "Links show the gradient of the last step")
    reader.find("label", "∂L/∂w > 0")
    print("chosen: hidden space, gradients")


def listen_in_thai(reader):
    """The same after the language was changed."""
    reader.press("radio button", "Thai")
    reader.find("push button", "ฝึก")
    reader.press("menu item", "บอกว่าการฝึกถึงไหนแล้ว")
    sentence = "หยุดพัก รอบที่ * ก้าวที่ * ค่าสูญเสีย*ชุดฝึก *ชุดทดสอบ *"
    reader.until(lambda: reader.hears(sentence), f"{sentence!r} is not in {reader.heard}")
    columns = reader.children("list", "โครงข่าย")
    assert columns[1] == "ชั้นที่ 1: 4 หน่วย, tanh, Xavier uniform", columns
    print("heard in Thai:", reader.heard[-1], columns[:4])


def main(command):
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.7)
    Atspi.init()
    reader = Reader(command)
    try:
        reader.find("push button", "Train", STARTS_WITHIN)
        reader.find("label", "Step *", STARTS_WITHIN)
        reader.until(lambda: reader.all("label", "Training loss [0-9]*"), "the engine does not start", STARTS_WITHIN)
        for part in (build, train, listen, read, choose, listen_in_thai):
            part(reader)
        print("done")
    finally:
        reader.program.terminate()
        reader.program.wait(20)
        bus.terminate()


main(sys.argv[1:])
