/* VEC(T): a growable array of T with its items in plain sight.
 *
 *     VEC(Row) rows = {0};
 *     vec_push(&rows, row);
 *     rows.items[rows.count - 1] ...
 *     vec_free(&rows);
 *
 * Growth doubles, so n pushes cost O(n). A pointer into items is good until the next push.
 */
#ifndef RECTO_BASE_VEC_H
#define RECTO_BASE_VEC_H

#include "base/memory.h"

#define VEC(T)                                                                                               \
    struct {                                                                                                 \
        T *items;                                                                                            \
        size_t count, capacity;                                                                              \
    }

/* Makes room for at least wanted items in all. */
#define vec_reserve(v, wanted)                                                                               \
    do {                                                                                                     \
        if ((wanted) > (v)->capacity) {                                                                      \
            size_t vec_capacity_ = (v)->capacity ? (v)->capacity : 8;                                        \
            while (vec_capacity_ < (wanted))                                                                 \
                vec_capacity_ *= 2;                                                                          \
            (v)->items = memory_resize((v)->items, vec_capacity_, sizeof *(v)->items);                       \
            (v)->capacity = vec_capacity_;                                                                   \
        }                                                                                                    \
    } while (0)

#define vec_push(v, ...)                                                                                     \
    do {                                                                                                     \
        vec_reserve((v), (v)->count + 1);                                                                    \
        (v)->items[(v)->count++] = (__VA_ARGS__);                                                            \
    } while (0)

#define vec_clear(v) ((void)((v)->count = 0))
#define vec_last(v)  ((v)->items[(v)->count - 1])

#define vec_free(v)                                                                                          \
    do {                                                                                                     \
        memory_free((v)->items);                                                                             \
        (v)->items = NULL;                                                                                   \
        (v)->count = (v)->capacity = 0;                                                                      \
    } while (0)

#endif
