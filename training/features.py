"""Features from the Rust front end: the very code that runs in the worklet, through a pipe."""

import pathlib
import subprocess

import numpy as np

MELS = 40


class FrontEnd:
    """`front(samples) -> float32 [frames, 40]`; state starts anew each call. Builds the tool on first use."""

    def __init__(self, binary=None):
        root = pathlib.Path(__file__).resolve().parent.parent
        if binary is None:
            subprocess.run(["cargo", "build", "--release", "-p", "hearsay-worklet", "--example", "features"],
                           cwd=root, check=True)
            binary = root / "target" / "release" / "examples" / "features"
        self.tool = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, samples):
        samples = np.ascontiguousarray(samples, "<f4")
        self.tool.stdin.write(np.uint32(len(samples)).tobytes() + samples.tobytes())
        self.tool.stdin.flush()
        frames = int(np.frombuffer(self.tool.stdout.read(4), "<u4")[0])
        data = self.tool.stdout.read(frames * MELS * 4)
        return np.frombuffer(data, "<f4").reshape(frames, MELS)
