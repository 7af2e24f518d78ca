"""What is counted while the service runs, and what is read off when somebody asks; in the Prometheus text format.

Labels are configured names and words of ours, never anything that a feed said: a label that the world can choose would
grow without end.
"""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from monitor.model import Answer, Later, Refused, Sent
from monitor.store.contract import Decided
from monitor.web.contract import Status

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SHORT = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300)


class Metrics:
    """One service's; each has its line in `docs/metrics.md`."""

    def __init__(self) -> None:
        kept = self._registry = CollectorRegistry()
        ProcessCollector(registry=kept)

        def counter(name: str, says: str, *labels: str) -> Counter:
            return Counter(f"monitor_{name}", says, labels, registry=kept)

        def gauge(name: str, says: str, *labels: str) -> Gauge:
            return Gauge(f"monitor_{name}", says, labels, registry=kept)

        def histogram(name: str, says: str) -> Histogram:
            return Histogram(f"monitor_{name}", says, registry=kept, buckets=_SHORT)

        self._polls = counter("polls", "Polls, by what they brought.", "result")
        self._lateness = histogram("poll_lateness_seconds", "How long after it was due a feed was taken up.")
        self._reading = histogram("read_seconds", "From a body to its entries.")
        self._stories = counter("stories", "Stories about an operation, by outcome.", "operation", "outcome")
        self._seen = counter("stories_seen", "Stories that were new to the memory.")
        self._alerts = counter("alerts", "Alerts raised.", "operation", "kind")
        self._answers = counter("deliveries", "Attempts to deliver, by answer.", "channel", "answer")
        self._reloads = counter("config_reloads", "Configurations read while running.", "result")
        self._reload_fine = gauge("config_last_reload_successful", "1 unless the last one was refused.")
        self._reload_fine.set(1)
        self._lag = gauge("event_loop_lag_seconds", "The longest that the event loop was late since last asked.")
        self._longest_lag = 0.0
        self._feeds = gauge("feeds", "Feeds followed, by how they stand.", "state")
        self._developments = gauge("developments", "Developments known.", "operation")
        self._ledger = gauge("ledger_entries", "Stories remembered for judging.", "operation")
        self._owed = gauge("outbox_unfinished", "Deliveries owed and not through.", "channel")
        self._parked = gauge("outbox_parked", "Deliveries dead or held, that wait for a person.", "channel")
        self._age = gauge("outbox_oldest_seconds", "Age of the oldest unfinished delivery.", "channel")
        self._held = gauge("deliveries_held", "1 while all alerts are held back.")
        self._paused = gauge("polling_paused", "1 while no feed is asked for want of room on the disk.")
        self._build = gauge("build_info", "1; the version is in the label.", "version")

    # while running

    def polled(self, result: str, decided: Decided, late: timedelta, reading: float | None) -> None:
        """A poll came to its end. `reading`: seconds; None where nothing was read."""
        self._polls.labels(result).inc()
        self._lateness.observe(max(0.0, late.total_seconds()))
        if reading is not None:
            self._reading.observe(reading)
        self._seen.inc(len(decided.stories))
        for verdict in decided.judgement.verdicts:
            self._stories.labels(verdict.operation, verdict.outcome.value).inc()
        for alert in decided.judgement.alerts:
            self._alerts.labels(alert.operation, alert.kind.value).inc()

    def answered(self, channel: str, answer: Answer) -> None:
        """A channel said how an attempt went."""
        match answer:
            case Sent():
                word = "sent"
            case Later():
                word = "unknown" if answer.ambiguous else "later"
            case Refused():
                word = "refused"
        self._answers.labels(channel, word).inc()

    def reloaded(self, *, fine: bool) -> None:
        """A configuration was read while running."""
        self._reloads.labels("taken" if fine else "refused").inc()
        self._reload_fine.set(fine)

    def lagged(self, seconds: float) -> None:
        """The event loop came back so much later than it was asked to."""
        self._longest_lag = max(self._longest_lag, seconds)

    # when asked

    def text(self, status: Status) -> bytes:
        """Everything, as of `status`."""
        self._lag.set(self._longest_lag)
        self._longest_lag = 0.0
        for stands, count in status.census.feeds.items():
            self._feeds.labels(stands).set(count)
        for gauge in (self._developments, self._ledger, self._owed, self._parked, self._age):
            gauge.clear()  # an operation or channel that is gone has no figures any more
        for one in status.census.operations:
            self._developments.labels(one.name).set(one.developments)
            self._ledger.labels(one.name).set(one.ledger)
        for channel in status.census.standings:
            self._owed.labels(channel.channel).set(channel.unfinished)
            self._parked.labels(channel.channel).set(channel.parked)
        for name, since in status.census.waiting_since.items():
            self._age.labels(name).set(max(0.0, (status.now - since).total_seconds()))
        self._held.set(bool(status.held))
        self._paused.set(status.paused)
        self._build.labels(status.version).set(1)
        return generate_latest(self._registry)
