"""Rows and bars of a benchmark, as scripts/bench prints them."""

import sys


class Table:
    """Prints the rows of one scenario; remembers whether a bar was missed."""

    is_missed = False

    def scenario(self, text):
        print(f"\n{text}", flush=True)
        self.base = None

    def row(self, label, costs, per=None, note=""):
        """One row; the first of a scenario is ours, the base of the ratios.

        With `per` the CPU time is also told for each of so many probes.
        """
        row = (
            f"  {label:24} cpu {costs.cpu:8.3f} s   wall {costs.wall:8.3f} s"
            f"   rss {costs.memory:7.1f} MiB")
        if self.base:
            pairs = zip(costs.figures(), self.base.figures())
            row += "   ratio " + " / ".join(f"{m / o:.2f}" if o > 0 else "-" for m, o in pairs)
        else:
            self.base = costs
        print(row, flush=True)
        if per:
            self.text(
                f"{'':24} {1e6 * costs.cpu / per:5.2f} µs of CPU a probe, "
                f"{per / costs.wall:,.0f} probes a second{note}")
        elif note:
            self.text(f"{'':24} {note}")

    def text(self, text):
        print(f"  {text}", flush=True)

    def figure(self, label, text):
        print(f"  {label:24} {text}", flush=True)

    def bar(self, what, value, limit, unit, below=True):
        """Says whether `value` is within its bar: at most `limit`, or more than it."""
        is_met = value <= limit if below else value > limit
        if not is_met:
            Table.is_missed = True
        print(
            f"  bar: {what}: {value:.4g} {unit}, "
            f"{'at most' if below else 'more than'} {limit:.4g}: {'met' if is_met else 'MISSED'}",
            flush=True)

    def failed(self, label, why):
        Table.is_missed = True
        print(f"  {label:24} FAILED: {why}", flush=True)

    @classmethod
    def exit(cls):
        sys.exit(1 if cls.is_missed else 0)
