"""Live plots of loss and metric.

pyqtgraph takes whichever Qt binding was imported first; importing PySide6 here, before any
module of this package imports pyqtgraph, settles which.
"""

from importlib import import_module

import_module("PySide6.QtCore")
