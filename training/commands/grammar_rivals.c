// Forwards and backwards through one graph of sentences for many utterances side by side; `grammar_rivals.py` describes the graph.
//
// All arrays have the utterances as their last axis, `lanes` of them, so that the compiler takes them sixteen at once. Values are
// likelihoods, divided at every step by their sum over the states; a denormal one is nothing.

#include <math.h>
#include <string.h>
#include <xmmintrin.h>

typedef struct { int states; const int *phone, *first, *other; const float *mark; } Graph;

// One row of `into` = (own row + rows of `from` named by the graph) of state `s`, each scaled by `scale` of its lane.
static void gather(const Graph *g, int s, const float *from, float *into, int lanes) {
    const float *own = from + (long)s * lanes;
    for (int b = 0; b < lanes; b++) into[b] = own[b];
    for (int a = g->first[s]; a < g->first[s + 1]; a++) {
        const float *row = from + (long)g->other[a] * lanes;
        for (int b = 0; b < lanes; b++) into[b] += row[b];
    }
}

// alpha [steps][states][lanes] out, score [lanes] out: logarithm of all sentences' likelihood; fits [steps][classes][lanes]; mark of
// `in` says where a sentence begins, `ends` where one ends; last [lanes] is each utterance's last step.
void forwards(const int *phone, const int *first, const int *from, const float *begins, const float *ends, int states, const float *fits,
              const int *last, int steps, int classes, int lanes, float *alpha, float *score) {
    _mm_setcsr(_mm_getcsr() | 0x8040);
    Graph g = {states, phone, first, from, begins};
    float sum[lanes], scale[lanes], over[lanes], rest[lanes], row[lanes];
    memset(score, 0, sizeof(float) * lanes);
    for (int b = 0; b < lanes; b++) scale[b] = 1;
    for (int t = 0; t < steps; t++) {
        float *now = alpha + (long)t * states * lanes;
        memset(sum, 0, sizeof sum), memset(over, 0, sizeof over);
        for (int s = 0; s < states; s++) {
            float *to = now + (long)s * lanes;
            const float *fit = fits + ((long)t * classes + g.phone[s]) * lanes;
            if (t == 0) for (int b = 0; b < lanes; b++) row[b] = g.mark[s];
            else gather(&g, s, now - (long)states * lanes, row, lanes);
            for (int b = 0; b < lanes; b++) {
                to[b] = row[b] * scale[b] * fit[b];
                sum[b] += to[b];
                over[b] += to[b] * ends[s];
            }
        }
        for (int b = 0; b < lanes; b++) {
            if (t == last[b]) score[b] += logf(over[b]);
            rest[b] = sum[b] > 0 ? sum[b] : 1;
            if (t < last[b]) score[b] += sum[b] > 0 ? logf(sum[b]) : -INFINITY;
            scale[b] = 1 / rest[b];
        }
    }
}

// occupied [steps][classes][lanes] out: how likely each class in each step is, not yet normalised; beta [2][states][lanes] is room.
void backwards(const int *phone, const int *first, const int *to, const float *ends, int states, const float *fits, const int *last, int steps,
               int classes, int lanes, const float *alpha, float *beta, float *occupied) {
    _mm_setcsr(_mm_getcsr() | 0x8040);
    Graph g = {states, phone, first, to, ends};
    float sum[lanes], scale[lanes], row[lanes], now_ends[lanes];
    memset(beta, 0, sizeof(float) * 2 * states * lanes);
    memset(occupied, 0, sizeof(float) * steps * classes * lanes);
    for (int b = 0; b < lanes; b++) scale[b] = 1;
    for (int t = steps - 1; t >= 0; t--) {
        // `before` holds beta times the fit of step t + 1.
        const float *before = beta + (long)((t + 1) % 2) * states * lanes;
        float *into = beta + (long)(t % 2) * states * lanes;
        memset(sum, 0, sizeof sum);
        for (int b = 0; b < lanes; b++) now_ends[b] = t == last[b];
        for (int s = 0; s < states; s++) {
            const float *fit = fits + ((long)t * classes + g.phone[s]) * lanes, *a = alpha + ((long)t * states + s) * lanes;
            float *out = into + (long)s * lanes, *held = occupied + ((long)t * classes + g.phone[s]) * lanes;
            gather(&g, s, before, row, lanes);
            for (int b = 0; b < lanes; b++) {
                float value = row[b] * scale[b] + now_ends[b] * g.mark[s];
                held[b] += value * a[b];
                out[b] = value * fit[b];
                sum[b] += out[b];
            }
        }
        for (int b = 0; b < lanes; b++) scale[b] = sum[b] > 0 ? 1 / sum[b] : 1;
    }
}
