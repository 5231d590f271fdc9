"""Maximum mutual information within the household's grammar: the sentence that was said against all others that it knows.

What the decoder has to tell apart is some thousand sentences, not all rows of phones (`sequence.py`): a small network learns best what
divides those. The graph: the sentences of a list (`sentences --bare`) as one minimal automaton of phones, silence allowed before, after
and between words, "alexa" before all; its states sound for one step or more. The likelihood of each step is that of the decoder,
scores less their share of how common a class is, times SCALE. No sentence is likelier than another before it is heard.

Utterances in the list count, with "alexa" or without; others have no part in the loss."""

import ctypes
import functools
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

from pronounce import classes
from sequence import CLASSES, PRIOR, SCALE

# Utterances side by side: whole vectors of 16.
LANES = 16
# Fewest of a batch that are worth the pass through the graph.
FEWEST = 6


@functools.cache
def compiled():
    library = pathlib.Path(tempfile.mkdtemp()) / "grammar_rivals.so"
    flags = ["-O3", "-march=native", "-ffast-math", "-fno-finite-math-only", "-shared", "-fPIC"]
    subprocess.run(["cc", *flags, pathlib.Path(__file__).with_name("grammar_rivals.c"), "-o", library, "-lm"], check=True)
    return ctypes.CDLL(library)


def call(name, *arguments):
    getattr(compiled(), name)(*[ctypes.c_int(a) if isinstance(a, int) else ctypes.c_void_p(a.ctypes.data) for a in arguments])


def row(text, known={}):
    """A sentence's phones, 0 between words."""
    for word in text.split():
        if word not in known:
            known[word] = classes(word)
    return tuple(c for word in text.split() if known[word] for c in (0, *known[word]))[1:]


def automaton(rows):
    """Nodes [(arcs {class: node}, whether a row ends)] of the minimal automaton of sorted rows, and the node where all begin."""
    nodes, known, path, last = [], {}, [({}, [False])], ()

    def settled(node):
        key = (tuple(sorted(node[0].items())), node[1][0])
        if key not in known:
            known[key] = len(nodes)
            nodes.append((node[0], node[1][0]))
        return known[key]

    for this in [*rows, ()]:
        same = next((n for n, (a, b) in enumerate(zip(this, last)) if a != b), min(len(this), len(last)))
        while len(path) > same + 1:
            node = path.pop()
            path[-1][0][last[len(path) - 1]] = settled(node)
        path += [({}, [False]) for _ in this[same:]]
        path[-1][1][0] = bool(this)
        last = this
    return nodes, settled(path[0])


class Graph:
    """States are (node, class of the arc into it); `begins`, `ends` [states], and rows of neighbours: `first` [states + 1], `other`."""

    def __init__(self, sentences):
        rows = {row(text) for text in sentences} - {()}
        rows = {(0, *r, 0) for r in rows} | {(0, *row("alexa"), 0, *r, 0) for r in rows}
        # What was said, by its phones alone.
        self.known = {tuple(c for c in r if c): r for r in sorted(rows)}
        nodes, root = automaton(sorted(rows))

        @functools.cache
        def after(node):
            """What may sound after a node: silence may be left out."""
            arcs = nodes[node][0]
            return frozenset((to, c) for c, to in arcs.items()) | (after(arcs[0]) if 0 in arcs else frozenset())

        def ended(node):
            return nodes[node][1] or (0 in nodes[node][0] and ended(nodes[node][0][0]))

        order, rest = {}, sorted(after(root), reverse=True)
        while rest:
            state = rest.pop()
            if state not in order:
                order[state] = len(order)
                rest += sorted(after(state[0]), reverse=True)
        self.states = len(order)
        self.phone = np.array([c for _, c in order], np.int32)
        self.begins = np.array([state in after(root) for state in order], np.float32)
        self.ends = np.array([ended(node) for node, _ in order], np.float32)
        self.held = [np.empty(0, np.float32)] * 2
        arcs = np.array([(order[s], order[to]) for s in order for to in after(s[0])])
        self.into, self.out = (self.rows(arcs[:, [1, 0]]), self.rows(arcs))

    def room(self, which, shape):
        """Memory that is asked of the system once, not every batch anew."""
        if self.held[which].size < np.prod(shape):
            self.held[which] = np.empty(int(np.prod(shape) * 1.2), np.float32)
        return self.held[which][:np.prod(shape)].reshape(shape)

    def rows(self, arcs):
        arcs = arcs[np.lexsort(arcs.T[::-1])]
        return np.searchsorted(arcs[:, 0], np.arange(self.states + 1)).astype(np.int32), np.ascontiguousarray(arcs[:, 1]).astype(np.int32)

    def occupied(self, fits, last):
        """How likely each class in each step is, [steps, classes, utterances], and the logarithm of the likelihood; `fits` alike."""
        steps, count, lanes = fits.shape[0], fits.shape[2], -fits.shape[2] % LANES + fits.shape[2]
        fits = np.ascontiguousarray(np.pad(fits, ((0, 0), (0, 0), (0, lanes - count))), np.float32)
        last = np.pad(last, (0, lanes - count)).astype(np.int32)
        alpha, beta = self.room(0, (steps, self.states, lanes)), self.room(1, (2, self.states, lanes))
        score, gamma = np.empty(lanes, np.float32), np.empty((steps, CLASSES, lanes), np.float32)
        call("forwards", self.phone, *self.into, self.begins, self.ends, self.states, fits, last, steps, CLASSES, lanes, alpha, score)
        call("backwards", self.phone, *self.out, self.ends, self.states, fits, last, steps, CLASSES, lanes, alpha, beta, gamma)
        return (gamma / np.maximum(gamma.sum(1, keepdims=True), 1e-30))[..., :count], score[:count]

    def loss(self, logits, used, labels, sizes, common):
        """A value whose slope is that of the criterion, for a step of all; and the mean of log p(sentence | sound) of those that count."""
        said = [self.known.get(tuple(phones)) for phones in np.split(labels.numpy(), np.cumsum(sizes.numpy())[:-1])]
        count = [n for n, r in enumerate(said) if r and used[n] > len(r) * 1.2]
        if len(count) < FEWEST:
            return 0.0, None
        steps = int(used[count].max())
        scores = SCALE * (logits[count, :steps].float().log_softmax(-1) - PRIOR * common)
        fits = scores.detach().numpy()
        fits = np.exp(fits - fits.max(2, keepdims=True)).transpose(1, 2, 0)
        last = used[count].numpy() - 1
        graph, all_of_it = self.occupied(fits, last)
        own, alone = occupied_alone(fits, last, [said[n] for n in count])
        slope = (graph - own) * (np.arange(steps)[:, None, None] <= last) * np.isfinite(all_of_it) * np.isfinite(alone)
        told = float(np.mean((alone - all_of_it)[np.isfinite(alone - all_of_it)]))
        return (torch.from_numpy(slope.transpose(2, 0, 1).astype(np.float32)) * scores).sum() / used.sum(), told


def occupied_alone(fits, last, rows):
    """As `Graph.occupied`, of each utterance's own sentence: its phones, the silences between them left out or not."""
    steps, _, count = fits.shape
    length = max(map(len, rows))
    states = np.zeros((count, length), np.int64)
    real, ends, skips = (np.zeros((count, length)) for _ in range(3))
    for n, r in enumerate(rows):
        states[n, :len(r)], real[n, :len(r)], ends[n, len(r) - 2:len(r)] = r, 1, 1
        # From before a silence to behind it.
        skips[n, 2:len(r)] = [b == 0 for b in r[1:-1]]
    fits = np.take_along_axis(fits.transpose(0, 2, 1), np.broadcast_to(states, (steps, count, length)), 2).astype(np.float64) * real
    alpha, score, state = np.empty((steps, count, length)), np.zeros(count), np.zeros((count, length))
    state[:, :2] = 1
    for t in range(steps):
        if t:
            new = state.copy()
            new[:, 1:] += state[:, :-1]
            new[:, 2:] += state[:, :-2] * skips[:, 2:]
            state = new
        state = state * fits[t]
        total = np.maximum(state.sum(1), 1e-300)
        score += np.where(t < last, np.log(total), 0) + np.where(t == last, np.log(np.maximum((state * ends).sum(1), 1e-300)), 0)
        alpha[t] = state = state / total[:, None]
    after = np.zeros((count, length))
    gamma = np.zeros((steps, CLASSES, count))
    for t in range(steps - 1, -1, -1):
        if t < steps - 1:
            ahead = after * fits[t + 1]
            after = ahead.copy()
            after[:, :-1] += ahead[:, 1:]
            after[:, :-2] += ahead[:, 2:] * skips[:, 2:]
            after /= np.maximum(after.sum(1, keepdims=True), 1e-300)
        after = after + ends * (t == last)[:, None]
        both = alpha[t] * after
        np.add.at(gamma[t], (states, np.arange(count)[:, None]), both)
    return gamma / np.maximum(gamma.sum(1, keepdims=True), 1e-300), score
