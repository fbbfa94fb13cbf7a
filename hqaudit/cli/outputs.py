"""The files that ``hqaudit check --output`` writes, each in the format of its suffix."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.readers import STANDARD_INPUT
from hqaudit.reports import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports import Format
    from hqaudit.reports.view import View


def check_outputs(outputs: Sequence[Path], paths: Sequence[str]) -> None:
    """Refuse, before any work is done, what could not be written or would overwrite a document."""
    for output in outputs:
        refusal = _refusal(output, paths)
        if refusal is not None:
            raise BrokenRule(Message(f"--output {output}：{refusal.zh}", f"--output {output}: {refusal.en}"))


def keeps(outputs: Sequence[Path]) -> bool:
    """Whether one of the files shows the document itself, which is then to be kept."""
    return any(_format(output).keep for output in outputs)


def write_outputs(outputs: Sequence[Path], reports: Sequence[Report], view: View) -> None:
    """The reports as files."""
    for output in outputs:
        pieces = _format(output).data(reports, view)
        first = next(pieces, b"")  # what cannot be shown in the format leaves the file as it was
        try:
            with output.open("wb") as file:
                file.write(first)
                file.writelines(pieces)
        except OSError as error:
            why = error.strerror or str(error)
            raise BrokenRule(Message(f"{output}：无法写入（{why}）", f"{output}: cannot be written ({why})")) from error


def _format(output: Path) -> Format:
    return OUTPUTS[output.suffix.lower()]


def _refusal(output: Path, paths: Sequence[str]) -> Message | None:
    if output.suffix.lower() not in OUTPUTS:
        known = " ".join(OUTPUTS)
        return Message(f"不支持这种格式，可用：{known}", f"no such format, there are {known}")
    if not output.parent.is_dir() or output.is_dir():
        return Message("文件夹不存在，或它就是文件夹", "no such folder, or it is one")
    if os.path.realpath(output) in {os.path.realpath(path) for path in paths if path != STANDARD_INPUT}:
        return Message("会覆盖要核对的文件", "would overwrite a document")
    form = _format(output)
    if form.single and (len(paths) != 1 or STANDARD_INPUT in paths):
        return Message("只能用于一份文件，不能用于标准输入", "is for one file, and not for standard input")
    if form.missing:
        install = f"pip install 'hqaudit[{form.extra}]'"
        return Message(f"缺少 {form.needs}，请安装：{install}", f"{form.needs} is missing, install it: {install}")
    return None
