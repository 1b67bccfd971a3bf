"""Files by which a clock that is there already wakes `dyads run --due`: cron, systemd, GitHub, Kubernetes or Airflow."""

from dyads.schedule.waking.files import PLATFORMS, Alarm, Platform, Setting, write_wakers

__all__ = ["PLATFORMS", "Alarm", "Platform", "Setting", "write_wakers"]
