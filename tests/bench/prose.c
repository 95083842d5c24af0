/* prose OUT PAGE...
 *
 * Writes 100 MiB of English prose in hard lines, the same on every machine: the sentences of the pages' long lines put
 * together anew, with speech and chapter headings between, so that no paragraph comes twice.
 */
#include <stdio.h>

#include "base/buffer.h"
#include "base/source.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    PROSE_BYTES = 100 * 1024 * 1024,
    MEASURE_COLS = 72,
    PARAGRAPH_BYTES = 200, /* a line of a page that is a paragraph has that many */
    SENTENCE_BYTES = 30,
    CHAPTER_PARAGRAPHS = 60
};

typedef VEC(Str) Sentences;

typedef struct {
    Sentences sentences;
    uint32_t random;
    Buffer paragraph;
} Writer;

static uint32_t chance(Writer *writer, uint32_t below)
{
    writer->random = writer->random * 1664525u + 1013904223u; /* Numerical Recipes' generator */
    return (writer->random >> 8) % below;
}

/* No quotation, bracket, mark or figure: such a sentence can stand anywhere. */
static bool is_plain(Str sentence)
{
    for (size_t at = 0, len; at < sentence.len_bytes; at += len) {
        uint32_t c = utf8_decode(sentence, at, &len);
        bool stop = c < 0x80 && strchr(" ,;:.?!'-", (int)c) != NULL;
        if (!stop && c != 0x2019 && !utf8_is_alpha(c))
            return false;
    }
    return true;
}

static void read_sentences(Str paragraph, Sentences *sentences)
{
    for (size_t start = 0, at = 0; at < paragraph.len_bytes; at++) {
        bool stop = strchr(".?!", paragraph.data[at]) != NULL;
        if (!stop || (at + 1 < paragraph.len_bytes && paragraph.data[at + 1] != ' '))
            continue;
        Str sentence = str_slice(paragraph, start, at + 1);
        if (sentence.len_bytes >= SENTENCE_BYTES && is_plain(sentence))
            vec_push(sentences, sentence);
        start = at + 2;
    }
}

static void read_page(Str text, Sentences *sentences)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        if (end - at >= PARAGRAPH_BYTES)
            read_sentences(str_slice(text, at, end), sentences);
        at = end + 1;
    }
}

static Str any_sentence(Writer *writer)
{
    return writer->sentences.items[chance(writer, (uint32_t)writer->sentences.count)];
}

/* A name of its own for everybody: as many words as a long text has. */
static void put_name(Writer *writer)
{
    static const char *const starts[] = {"Bar", "Cor", "Dal", "Fen", "Gar", "Hal", "Jor",
                                         "Kel", "Lin", "Mar", "Nor", "Os",  "Pel", "Ros",
                                         "Sal", "Tam", "Ver", "Wil", "Yar", "Zel"};
    static const char *const middles[] = {"a", "e", "i", "o", "u", "an", "el", "er", "in", "on"};
    static const char *const ends[] = {"bert", "combe", "den", "ford", "gate", "ham", "ley",
                                       "low",  "mere",  "ner", "rick", "ton",  "wen", "win"};
    buffer_put(&writer->paragraph, str_from(starts[chance(writer, sizeof starts / sizeof *starts)]));
    for (uint32_t count = chance(writer, 3); count > 0; count--)
        buffer_put(&writer->paragraph, str_from(middles[chance(writer, sizeof middles / sizeof *middles)]));
    buffer_put(&writer->paragraph, str_from(ends[chance(writer, sizeof ends / sizeof *ends)]));
}

static void put_narration(Writer *writer)
{
    for (uint32_t count = 3 + chance(writer, 6); count > 0; count--) {
        buffer_put(&writer->paragraph, any_sentence(writer));
        buffer_put_byte(&writer->paragraph, ' ');
    }
}

/* "One sentence," said Somebody. "Another." */
static void put_speech(Writer *writer)
{
    static const char *const verbs[] = {"said", "asked", "answered", "cried", "replied"};
    Str first = any_sentence(writer);
    Buffer *paragraph = &writer->paragraph;
    buffer_put_byte(paragraph, '"');
    buffer_put(paragraph, str_slice(first, 0, first.len_bytes - 1));
    buffer_put_format(paragraph, ",\" %s ", verbs[chance(writer, sizeof verbs / sizeof *verbs)]);
    put_name(writer);
    buffer_put(paragraph, STR(". "));
    if (chance(writer, 2) == 0)
        return;
    buffer_put_byte(paragraph, '"');
    buffer_put(paragraph, any_sentence(writer));
    buffer_put(paragraph, STR("\" "));
}

/* Puts the paragraph in lines, a blank line behind it. */
static void wrap_paragraph(Str paragraph, Buffer *out)
{
    size_t cols = 0;
    for (size_t at = 0; at < paragraph.len_bytes;) {
        size_t end = str_find_byte(paragraph, ' ', at);
        Str word = str_slice(paragraph, at, end);
        size_t width = utf8_width(word);
        if (cols > 0 && cols + 1 + width > MEASURE_COLS) {
            buffer_put_byte(out, '\n');
            cols = 0;
        }
        if (cols > 0)
            buffer_put_byte(out, ' ');
        buffer_put(out, word);
        cols += width + (cols > 0);
        at = end + 1;
    }
    buffer_put(out, STR("\n\n"));
}

static void put_chapter(Writer *writer, unsigned number, Buffer *out)
{
    buffer_clear(&writer->paragraph);
    put_name(writer);
    buffer_put_format(out, "\n\nCHAPTER %u\n\n%s\n\n\n", number, writer->paragraph.data);
}

static bool write_prose(Writer *writer, FILE *file)
{
    Buffer chapter = {0};
    size_t written = 0;
    bool fine = true;
    for (unsigned number = 1; written < PROSE_BYTES && fine; number++) {
        buffer_clear(&chapter);
        put_chapter(writer, number, &chapter);
        for (int i = 0; i < CHAPTER_PARAGRAPHS; i++) {
            buffer_clear(&writer->paragraph);
            if (chance(writer, 3) == 0)
                put_speech(writer);
            else
                put_narration(writer);
            wrap_paragraph(str_trim(buffer_str(&writer->paragraph)), &chapter);
        }
        size_t len = PROSE_BYTES - written < chapter.len_bytes ? PROSE_BYTES - written : chapter.len_bytes;
        fine = fwrite(chapter.data, 1, len, file) == len;
        written += len;
    }
    buffer_free(&chapter);
    return fine;
}

static bool write_file(Writer *writer, const char *path)
{
    FILE *file = fopen(path, "w");
    bool written = file && write_prose(writer, file);
    if (file)
        written = fclose(file) == 0 && written;
    if (!written)
        perror(path);
    return written;
}

int main(int argc, char **argv)
{
    Writer writer = {.random = 18590211};
    VEC(Source *) sources = {0};
    bool fine = argc > 2;
    for (int i = 2; i < argc && fine; i++) {
        Source *source;
        Status status = source_open(argv[i], &source);
        fine = status.ok;
        if (!fine) {
            fprintf(stderr, "%s: %s\n", argv[i], status.message);
            break;
        }
        vec_push(&sources, source);
        read_page(source_text(source), &writer.sentences);
    }
    fine = fine && writer.sentences.count > 0 && write_file(&writer, argv[1]);
    for (size_t i = 0; i < sources.count; i++)
        source_free(sources.items[i]);
    vec_free(&sources);
    vec_free(&writer.sentences);
    buffer_free(&writer.paragraph);
    return fine ? 0 : 1;
}
