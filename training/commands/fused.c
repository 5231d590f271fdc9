/* A block of the network in training, all but the product with the matrix: batch normalisation, SiLU and depthwise convolution in
 * time, then the sum with the input; forwards and backwards. bfloat16 in and out, sums in f32.
 *
 * Tensors are [batch][steps][channels], taps [KERNEL][channels], oldest step first; steps from `used[b]` on count as zeros to the
 * convolution, but as they are to the statistics. What PyTorch does in thirty passes over memory takes four here: training on one core
 * waits for memory more than for sums. Vectors are GCC's own, so that any processor will do, with intrinsics where it has AVX-512 and
 * bfloat16; channels come in strips of STRIP. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LANES 16
#define STRIP 64

typedef uint16_t bf16;
typedef float vec __attribute__((vector_size(4 * LANES)));
typedef float floats __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

static inline vec at(const float *x) { return *(const floats *)x; }

static inline void put(float *into, vec x) { *(floats *)into = x; }

/* sigmoid: 1 / (1 + exp(-z)), to four digits: 2^t of t's whole part by the exponent, of the rest by a polynomial. */
#if defined(__AVX512BW__) && defined(__AVX512BF16__)
#include <immintrin.h>

static inline vec widen(const bf16 *x) {
    return (vec)_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)x)), 16);
}

static inline void narrow(bf16 *into, vec x) { _mm256_storeu_si256((__m256i *)into, (__m256i)_mm512_cvtneps_pbh((__m512)x)); }

static inline vec sigmoid(vec z) {
    vec t = (vec)_mm512_min_ps((__m512)(z * -1.44269504f), _mm512_set1_ps(126));
    vec n = (vec)_mm512_roundscale_ps((__m512)t, 8), f = t - n;
    vec p = 0.99992894f + f * (0.69327624f + f * (0.24260405f + f * 0.05508868f));
    return (vec)_mm512_rcp14_ps((__m512)(1 + (vec)_mm512_scalef_ps((__m512)p, (__m512)n)));
}
#else
typedef uint32_t bits __attribute__((vector_size(4 * LANES)));
typedef int32_t whole __attribute__((vector_size(4 * LANES)));
typedef uint16_t halves __attribute__((vector_size(2 * LANES), aligned(2), may_alias));

static inline vec widen(const bf16 *x) { return (vec)(__builtin_convertvector(*(const halves *)x, bits) << 16); }

static inline void narrow(bf16 *into, vec x) {
    bits b = (bits)x;
    *(halves *)into = __builtin_convertvector((b + 0x7fff + ((b >> 16) & 1)) >> 16, halves);
}

static inline vec most(vec a, vec b) {
    whole m = a > b;
    return (vec)(((whole)a & m) | ((whole)b & ~m));
}

static inline vec sigmoid(vec z) {
    vec t = most(-most(z * 1.44269504f, (vec){} - 126), (vec){} - 126) + 127.5f;
    whole n = __builtin_convertvector(t, whole);
    vec f = t - __builtin_convertvector(n, vec) - 0.5f;
    vec p = 0.99992894f + f * (0.69327624f + f * (0.24260405f + f * 0.05508868f));
    return 1 / (1 + p * (vec)(n << 23));
}
#endif

/* out = x + z + bias (x as it is where there is no z), and the mean and the variance of out's channels. */
void join(const bf16 *x, const bf16 *z, const float *bias, bf16 *out, float *mean, float *variance, int rows, int channels) {
    /* Sums count from the first row, not from zero: a channel's variance may be small beside its mean. */
    float first[channels];
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < channels; c += LANES) {
            int64_t i = (int64_t)r * channels + c;
            vec v = widen(x + i);
            if (z) {
                narrow(out + i, v + widen(z + i) + at(bias + c));
                v = widen(out + i);
            }
            if (r == 0) {
                put(first + c, v);
                put(mean + c, (vec){}), put(variance + c, (vec){});
            } else {
                v -= at(first + c);
                put(mean + c, at(mean + c) + v), put(variance + c, at(variance + c) + v * v);
            }
        }
    for (int c = 0; c < channels; c++) {
        float shifted = mean[c] / rows;
        variance[c] = variance[c] / rows - shifted * shifted;
        if (variance[c] < 0) variance[c] = 0;
        mean[c] = first[c] + shifted;
    }
}

/* y: the convolution of SiLU(scale x + shift). */
void forwards(const bf16 *x, const float *scale, const float *shift, const float *taps, const int64_t *used, bf16 *y, int batch, int steps,
              int channels, int ahead) {
    int past = KERNEL - 1 - ahead;
    float(*lit)[STRIP] = aligned_alloc(64, (size_t)(steps + KERNEL) * sizeof *lit);
    for (int b = 0; b < batch; b++)
        for (int c0 = 0; c0 < channels; c0 += STRIP) {
            int64_t from = (int64_t)b * steps * channels + c0;
            int count = used[b] < steps ? used[b] : steps;
            memset(lit, 0, past * sizeof *lit);
            memset(lit + past + count, 0, (size_t)(steps + ahead - count) * sizeof *lit);
            for (int s = 0; s < count; s++)
                for (int c = 0; c < STRIP; c += LANES) {
                    vec z = widen(x + from + (int64_t)s * channels + c) * at(scale + c0 + c) + at(shift + c0 + c);
                    put(lit[past + s] + c, z * sigmoid(z));
                }
            for (int c = 0; c < STRIP; c += LANES) {
                vec tap[KERNEL];
                for (int k = 0; k < KERNEL; k++) tap[k] = at(taps + k * channels + c0 + c);
                for (int s = 0; s < steps; s++) {
                    vec sum = {};
                    for (int k = 0; k < KERNEL; k++) sum += at(lit[s + k] + c) * tap[k];
                    narrow(y + from + (int64_t)s * channels + c, sum);
                }
            }
        }
    free(lit);
}

/* From gy, what the convolution's output owes: what SiLU's input owes (g), and added to what was there before, what the taps, the
 * normalised times `scale` and `shift` owe. */
void backwards(const bf16 *x, const float *scale, const float *shift, const float *mean, const float *deviation, const float *taps,
               const int64_t *used, const bf16 *gy, bf16 *g, float *gtaps, float *gscale, float *gshift, int batch, int steps, int channels,
               int ahead) {
    int past = KERNEL - 1 - ahead;
    float(*owed)[STRIP] = aligned_alloc(64, (size_t)(steps + KERNEL) * sizeof *owed);
    for (int b = 0; b < batch; b++)
        for (int c0 = 0; c0 < channels; c0 += STRIP) {
            int64_t from = (int64_t)b * steps * channels + c0;
            int count = used[b] < steps ? used[b] : steps;
            memset(owed, 0, ahead * sizeof *owed);
            memset(owed + ahead + steps, 0, past * sizeof *owed);
            for (int s = 0; s < steps; s++)
                for (int c = 0; c < STRIP; c += LANES) put(owed[ahead + s] + c, widen(gy + from + (int64_t)s * channels + c));
            for (int c = 0; c < STRIP; c += LANES) {
                int here = c0 + c;
                vec tap[KERNEL], gtap[KERNEL] = {}, sum = {}, product = {};
                vec times = at(scale + here), plus = at(shift + here), middle = at(mean + here);
                for (int k = 0; k < KERNEL; k++) tap[k] = at(taps + k * channels + here);
                for (int s = 0; s < count; s++) {
                    int64_t i = from + (int64_t)s * channels + c;
                    vec v = widen(x + i), z = v * times + plus, gate = sigmoid(z), lit = z * gate, grad = {};
                    for (int k = 0; k < KERNEL; k++) {
                        vec owes = at(owed[s + KERNEL - 1 - k] + c);
                        grad += owes * tap[k];
                        gtap[k] += owes * lit;
                    }
                    grad *= gate + lit * (1 - gate);
                    narrow(g + i, grad);
                    // What is counted is what is kept, or the mean that is taken off later would not be the mean.
                    grad = widen(g + i);
                    sum += grad;
                    product += grad * (v - middle);
                }
                for (int s = count; s < steps; s++) narrow(g + from + (int64_t)s * channels + c, (vec){});
                for (int k = 0; k < KERNEL; k++) put(gtaps + k * channels + here, at(gtaps + k * channels + here) + gtap[k]);
                put(gshift + here, at(gshift + here) + sum);
                put(gscale + here, at(gscale + here) + product / at(deviation + here));
            }
        }
    free(owed);
}

/* Makes of g what x owes, for the mean and the variance hang on x too: over + scale (g - gshift / rows - normalised x * gscale / rows).
 * `over`, where there is one, is what the sum owes; its own sum is what the bias owes (gbias). */
void settle(const bf16 *x, const float *scale, const float *mean, const float *deviation, const float *gscale, const float *gshift,
            const bf16 *over, bf16 *g, float *gbias, int rows, int channels) {
    float slope[channels], level[channels];
    for (int c = 0; c < channels; c++) {
        slope[c] = -scale[c] * gscale[c] / deviation[c] / rows;
        level[c] = -scale[c] * gshift[c] / rows - mean[c] * slope[c];
    }
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < channels; c += LANES) {
            int64_t i = (int64_t)r * channels + c;
            vec owes = widen(g + i) * at(scale + c) + widen(x + i) * at(slope + c) + at(level + c);
            if (over) {
                vec more = widen(over + i);
                owes += more;
                put(gbias + c, at(gbias + c) + more);
            }
            narrow(g + i, owes);
        }
}
