/* Writing JSON (RFC 8259) value by value, with the commas in their places. A value inside an object has a key; key is NULL
 * inside an array and at the top. */
#ifndef RECTO_DOCUMENT_JSON_H
#define RECTO_DOCUMENT_JSON_H

#include "base/buffer.h"
#include "document/document.h"

typedef struct {
    Buffer *out;
    bool pretty; /* a value a line, indented by two */
    unsigned depth;
    bool first; /* nothing stands yet in the innermost object or array: true at the beginning */
} Json;

void json_open(Json *json, const char *key, char bracket); /* '{' or '[' */
void json_close(Json *json, char bracket);                 /* '}' or ']' */

void json_string(Json *json, const char *key, Str text);
void json_field(Json *json, const char *key, Str text); /* null when it is empty */
void json_number(Json *json, const char *key, size_t value);
void json_index(Json *json, const char *key, size_t index);      /* null for NONE */
void json_share(Json *json, const char *key, unsigned per_cent); /* 0.85 for 85 */
void json_list(Json *json, const char *key, StrList list);
void json_pair(Json *json, const char *key, size_t first, size_t second);

#endif
