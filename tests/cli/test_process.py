"""hqaudit as a process of its own: what only an operating system can show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "budget-2024.pdf"
UNWANTED = {
    "charset_normalizer", "cryptography", "email", "html.parser", "hqaudit.cli.rulecommands", "hqaudit.readers.parsed",
    "hqaudit.readers.text", "importlib.metadata", "multiprocessing", "rich", "socket", "tempfile", "typer", "yaml",
}  # fmt: skip

FAKE = """
import sys, types
def room(name, **contents):
    sys.modules[name] = module = types.ModuleType(name)
    vars(module).update(contents)
from tests.reports import specimens
room("hqaudit.audit", audit=lambda *_: specimens.WRONG)
house = types.SimpleNamespace(suppress=(), baseline=None, rules=(), text="")
book = types.SimpleNamespace(rules=(1,), broken=())
room("hqaudit.rulebook", load_rulebook=lambda *_: book, found_above=lambda *_: None, read_config=lambda _: house)
from hqaudit.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_as_a_module() -> None:
    done = run("-m", "hqaudit", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("hqaudit ")


def test_the_version_loads_nothing() -> None:
    code = "import sys; from hqaudit.cli import main; main(['--version']); print(*sys.modules)"
    loaded = set(run("-c", code).stdout.splitlines()[1].split())
    assert not loaded & {"typer", "rich", "yaml", "pdfminer", "hqaudit.cli.app", "hqaudit.rulebook", "hqaudit.audit"}


def test_json_loads_no_rich() -> None:
    code = FAKE.replace("sys.exit(main(sys.argv[1:]))", "main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)")
    done = run("-c", code, "check", "x.pdf", "--format", "json")
    assert done.stdout.startswith("{")
    assert "rich" not in done.stderr.split()


def test_json_of_a_pdf_loads_nothing_else() -> None:
    command = ("-X", "importtime", "-m", "hqaudit", "check", "--format", "json", str(SAMPLE))
    run(*command)  # keeps the rules as they were read: from then on there is no yaml to read
    lines = run(*command).stderr.splitlines()  # what the process at work on the document loads, too
    loaded = {line.rpartition("|")[2].strip() for line in lines}
    assert {"hqaudit.cli.commands", "hqaudit.audit", "hqaudit.readers.pdf.reader"} <= loaded
    assert UNWANTED.isdisjoint(loaded)


def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", FAKE, "check", "x.pdf"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_an_output_that_knows_no_chinese() -> None:
    done = run("-c", FAKE, "check", "x.pdf", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "\\u9519\\u8bef" in done.stdout
    assert "identity-basic" in done.stdout
