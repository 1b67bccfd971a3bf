"""Two folders change places in one step of the file system, where it can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD of <fcntl.h>: paths start at the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>; RENAME_SWAP of macOS's <sys/stdio.h> is 2 as well
_UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, and say whether it could be done: ext4, xfs, btrfs, tmpfs and APFS can, NFS and Windows cannot."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        places: tuple[int | bytes, ...] = (_HERE, os.fsencode(one), _HERE, os.fsencode(other))
    elif sys.platform == "darwin":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        places = (os.fsencode(one), os.fsencode(other))
    else:
        return False
    if rename is None:
        return False
    if rename(*places, _EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _UNABLE:
        return False
    raise OSError(fault, os.strerror(fault), str(other))
