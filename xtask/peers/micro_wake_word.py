"""What microWakeWord costs on the same sound: `python micro_wake_word.py minute.wav`, one JSON object on standard output.

It is run as its package offers it, ten milliseconds at a time. Processor time of the whole process, loading excluded.
"""

import json
import sys
import time
import wave

from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures, Model

RUNS = 5


def run(pcm: bytes, step: int) -> tuple[float, float]:
    """Processor seconds of all calls, and the longest call on the clock."""
    word = MicroWakeWord.from_builtin(Model.ALEXA)
    features = MicroWakeWordFeatures()
    worst = 0.0
    before = time.process_time()
    for at in range(0, len(pcm) - step, step):
        begun = time.perf_counter()
        for frame in features.process_streaming(pcm[at : at + step]):
            word.process_streaming(frame)
        worst = max(worst, time.perf_counter() - begun)
    return time.process_time() - before, worst


with wave.open(sys.argv[1]) as file:
    pcm = file.readframes(file.getnframes())
    seconds = file.getnframes() / file.getframerate()
    step = file.getframerate() // 100 * file.getsampwidth()

runs = [run(pcm, step) for _ in range(RUNS)]
used = sorted(used for used, _ in runs)[RUNS // 2]
worst = sorted(worst for _, worst in runs)[RUNS // 2]
print(json.dumps({"cpu_s_per_s": used / seconds, "worst_us": worst * 1e6}))
