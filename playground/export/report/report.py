"""What a report says of a run, taken from a snapshot or from a run without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.document.presets import truly_named
from playground.engine.network import Network
from playground.export.history import RunHistory
from playground.export.naming import title_of
from playground.messages import Message
from playground.training.snapshot import Figures, Snapshot
from playground.training.stages import Stages


@dataclass(frozen=True, eq=False)
class ReportPicture:
    """A picture in a report: its content as PNG, and what it shows, in the language that is set."""

    name: str
    description: str
    png: bytes


@dataclass(frozen=True, eq=False)
class RunReport:
    """A run at one moment.

    title     what the experiment is called
    figures   None where they are not known yet
    remark    what is wrong with the run, or that nothing is; `healthy` tells which
    stages    the settings that it was trained with, in order; empty where that is not known
    pictures  besides the curves
    made      when the report was made
    """

    title: str
    experiment: Experiment
    network: Network
    data: PreparedData
    history: RunHistory
    epoch: int
    figures: Figures | None
    made: datetime
    stages: Stages = ()
    remark: Message | None = None
    healthy: bool = False
    pictures: tuple[ReportPicture, ...] = ()

    @classmethod
    def of(cls, snapshot: Snapshot, name: str, pictures: tuple[ReportPicture, ...] = ()) -> Self:
        """The report of what a snapshot shows; `name` is what it is called where the experiment has no name."""
        diagnosis, failure = snapshot.insight.diagnosis, snapshot.failure
        remark = failure.message if failure is not None else None if diagnosis is None else diagnosis.message
        return cls(
            title=truly_named(snapshot.experiment).name or name or title_of(snapshot.experiment),
            experiment=snapshot.experiment,
            network=snapshot.network,
            data=snapshot.data,
            history=RunHistory.of(snapshot),
            epoch=snapshot.epoch,
            figures=snapshot.figures,
            made=datetime.now().astimezone(),
            stages=snapshot.stages,
            remark=remark,
            healthy=failure is None and diagnosis is not None and diagnosis.kind == "healthy",
            pictures=pictures,
        )
