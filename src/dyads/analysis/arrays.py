"""The arrays this room counts with."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Names = npt.NDArray[np.object_]
Days = npt.NDArray[np.datetime64]
Array = npt.NDArray[Any]
Matrix = Any  # scipy.sparse.csr_array, which has no types of its own
