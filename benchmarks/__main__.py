"""Run every benchmark, or those that are named: `python -m benchmarks text measures`."""

import importlib
import pkgutil
import sys

import benchmarks

known = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name != "__main__"]
if unknown := set(sys.argv[1:]) - set(known):
    sys.exit(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
for name in sys.argv[1:] or known:
    print(f"\n{name}")
    getattr(importlib.import_module(f"benchmarks.{name}"), f"bench_{name}")()
