extension RecordedAnswers {
    static let functions = ###"""
        int "010"
            "8"
        int64 "0x1F"
            "31"
        int "3.0"
            "3"
        int "3.7"
            "3"
        int " 3"
            "0"
        int "1_000"
            "1000"
        int true
            "1"
        int nil
            "0"
        int (list)
            "0"
        int 3.9
            "3"
        int -3.9
            "-3"
        int "abc"
            "0"
        float64 "1e3"
            "1000"
        float64 "abc"
            "0"
        float64 true
            "1"
        float64 "0x10"
            "0"
        int64 "9223372036854775808"
            "0"
        int 1e30
            "-9223372036854775808"
        int (mustToDuration "1s")
            "1000000000"
        int64 "-0"
            "0"
        int "08"
            "0"
        add "3" 4.5 true
            "8"
        float64 (mustToDuration "1s")
            "1e+09"
        toString 1e6
            "1e+06"
        toString (list 1 2)
            "[1 2]"
        round 2.5 0
            "3"
        round 1.005 2
            "1"
        round -2.5 0
            "-3"
        floor -1.5
            "-2"
        divf 10 4
            "2.5"
        divf 1 3
            "0.3333333333333333"
        addf 0.1 0.2
            "0.3"
        mulf 1e10 1e15
            "1e+25"
        add1 "a"
            "1"
        seq 5
            "1 2 3 4 5"
        seq 0 2 10
            "0 2 4 6 8 10"
        seq 5 1
            "5 4 3 2 1"
        seq 5 -2 0
            "5 3 1"
        toDecimal 777
            "511"
        toDecimal "0777"
            "511"
        max 1 5.9 "3"
            "5"
        maxf 1 2.5
            "2.5"
        until 3
            "[0 1 2]"
        untilStep 0 10 3
            "[0 3 6 9]"
        semverCompare ">=1.2.0-0" "v1.3.0-beta"
            "true"
        semverCompare "^1.2" "1.9.9"
            "true"
        semverCompare "~1.2 || 3.x" "3.4"
            "true"
        semverCompare ">=1.19-0" "v1.34.0-eks-1"
            "true"
        title "hello wORLD foo-bar"
            "Hello WORLD Foo-Bar"
        camelcase "foo_bar-baz qux"
            "FooBarBazQux"
        snakecase "HTTPServer2xFoo"
            "http_server_2x_foo"
        kebabcase "HTTPServer2xFoo"
            "http-server-2x-foo"
        swapcase "Hello World"
            "hELLO wORLD"
        untitle "Hello World"
            "hello world"
        initials "Hello World foo"
            "HWf"
        abbrev 8 "hello world"
            "hello..."
        abbrevboth 5 10 "1234 5678 9123"
            "...5678..."
        wrap 10 "hello world foo bar bazzzzzzzzzzzzzzzz q"
            "hello\nworld foo\nbar\nbazzzzzzzzzzzzzzzz\nq"
        wrapWith 5 "\t" "HelloWorld foo"
            "Hello\tWorld\tfoo"
        quote 1 "a" nil true
            "\"1\" \"a\" \"true\""
        squote 1 "a'b" nil
            "'1' 'a'b'"
        quote "é\n\x00\u2028"
            "\"\u00e9\\n\\x00\\u2028\""
        cat 1 "a" nil "b"
            "1 a b"
        cat
            ""
        nospace " a b\tc "
            "abc"
        substr 1 3 "hello"
            "el"
        substr -1 3 "hello"
            "hel"
        substr 1 -1 "hello"
            "ello"
        trunc 3 "hello"
            "hel"
        trunc -3 "hello"
            "llo"
        replace "" "-" "abc"
            "-a-b-c-"
        trimAll "$" "$5.00$"
            "5.00"
        plural "one" "many" 2
            "many"
        toStrings (list 1 nil "a")
            "[1 a]"
        join "," (list 1 nil "a")
            "1,a"
        join "," "abc"
            "abc"
        join "," nil
            ""
        split "," "a,b,c"
            "map[_0:a _1:b _2:c]"
        splitn "," 2 "a,b,c"
            "map[_0:a _1:b,c]"
        splitList "," "a,b,c"
            "[a b c]"
        splitList "" "abc"
            "[a b c]"
        sortAlpha (list "b" "a" 3)
            "[3 a b]"
        sortAlpha 3
            "[3]"
        printf "%T" (sortAlpha (list "b"))
            "[]string"
        first (list)
            "<nil>"
        uniq (list 1 1 1.0 "a" "a")
            "[1 1 a]"
        without (list 1 2 3) 2
            "[1 3]"
        has 1 (list 1.0 1)
            "true"
        has "a" nil
            "false"
        slice (list 1 2 3 4) 1 3
            "[2 3]"
        slice (list 1 2 3 4)
            "[1 2 3 4]"
        concat (list 1) (list 2 (list 3))
            "[1 2 [3]]"
        chunk 2 (list 1 2 3)
            "[[1 2] [3]]"
        compact (list 1 0 "" nil "a")
            "[1 a]"
        reverse (list 1 2 3)
            "[3 2 1]"
        dict "a" 1 "b"
            "map[a:1 b:]"
        get (dict "a" 1) "b"
            ""
        dig "a" "b" "def" (dict "a" (dict "b" 3))
            "3"
        dig "a" "c" "def" (dict "a" (dict "b" 3))
            "def"
        pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3)
            "[1 3]"
        merge (dict "a" (dict "x" 1) "z" 0 "n" nil) (dict "a" (dict "x" 2 "y" 3) "b" 4 "z" 5 "n" 6)
            "map[a:map[x:1 y:3] b:4 n:6 z:5]"
        mergeOverwrite (dict "a" (dict "x" 1) "z" 1 "l" (list 1)) (dict "a" (dict "x" 2 "y" 3) "b" 4 "z" 0 "l" (list 2 3))
            "map[a:map[x:2 y:3] b:4 l:[2 3] z:0]"
        mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" "s")
            "map[a:s]"
        merge (dict "a" (dict "x" 1)) (dict "a" "s")
            "map[a:map[x:1]]"
        merge (dict "a" "s") (dict "a" (dict "x" 1))
            "map[a:s]"
        merge (dict "a" "") (dict "a" (dict "x" 1))
            "map[a:map[x:1]]"
        mergeOverwrite (dict "a" 1 "b" true) (dict "a" nil "b" false)
            "map[a:<nil> b:false]"
        coalesce 0 "" nil "x" "y"
            "x"
        coalesce
            "<nil>"
        ternary 1 2 true
            "1"
        default "x" ""
            "x"
        default "x"
            "x"
        default 5 0.0
            "5"
        empty (dict)
            "true"
        typeOf (merge (dict) (dict))
            "map[string]interface {}"
        kindOf nil
            "invalid"
        typeIs "string" "a"
            "true"
        kindIs "map" (dict)
            "true"
        deepEqual (list 1) (list 1)
            "true"
        deepEqual 1 1.0
            "false"
        b64dec "!!"
            "illegal base64 data at input byte 0"
        b64enc "é"
            "w6k="
        b32dec "a"
            "illegal base32 data at input byte 0"
        b64dec "YWJj"
            "abc"
        sha256sum ""
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        adler32sum "abc"
            "38600999"
        repeat 3 "ab"
            "ababab"
        indent 2 "a\nb"
            "  a\n  b"
        nindent 2 "a\n\nb"
            "\n  a\n  \n  b"
        contains "a" "abc"
            "true"
        base "/a/b.c"
            "b.c"
        ext "/a/b.c"
            ".c"
        dir "/a/b/"
            "/a/b"
        clean "/a/../b/./c//"
            "/b/c"
        isAbs "/a"
            "true"
        base ""
            "."
        dir ""
            "."
        clean ""
            "."
        toJson (dict "a" "<b>&\u2028" "f" 1e21 "g" 1000000.0 "h" 1e-7 "n" nil "l" (list))
            "{\"a\":\"\\u003cb\\u003e\\u0026\\u2028\",\"f\":1e+21,\"g\":1000000,\"h\":1e-7,\"l\":[],\"n\":null}"
        toPrettyJson (dict "a" (list 1 2) "b" (dict) "c" (list))
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}"
        toRawJson (dict "a" "<b>")
            "{\"a\":\"<b>\"}"
        fromJson "{\"a\": [1, 2.5, null]}"
            "map[a:[1 2.5 <nil>]]"
        fromJson "[1]"
            "map[Error:json: cannot unmarshal array into Go value of type map[string]interface {}]"
        fromJson "{bad"
            "map[Error:invalid character 'b' looking for beginning of object key string]"
        fromJsonArray "{}"
            "[json: cannot unmarshal object into Go value of type []interface {}]"
        fromYaml "a: 1\nb: [yes, 0x10, ~]"
            "map[a:1 b:[true 16 <nil>]]"
        fromYaml "- a"
            "map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}]"
        fromYaml "a"
            "map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type map[string]interface {}]"
        fromYaml ""
            "map[]"
        fromYamlArray "- 1\n- a"
            "[1 a]"
        fromYamlArray "a: 1"
            "[error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []interface {}]"
        fromYaml "a: 1\na: 2"
            "map[a:2]"
        toYaml nil
            "null"
        toYaml "a\nb"
            "|-\n  a\n  b"
        toYaml (list)
            "[]"
        toYaml "yes"
            "\"yes\""
        toYaml 1e6
            "1000000"
        toYaml 1.5
            "1.5"
        toYaml true
            "true"
        regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W"
            "-W-xxW-"
        regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W"
            "---"
        regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}"
            "-${1}-${1}-"
        regexFindAll "[2,4,6,8]" "123456789" -1
            "[2 4 6 8]"
        regexSplit "z+" "pizza" -1
            "[pi a]"
        regexMatch "^a" "abc"
            "true"
        regexQuoteMeta "1.2.3"
            "1\\.2\\.3"
        urlParse "http://admin:secret@server.com:8080/api?list=false#anchor"
            "map[fragment:anchor host:server.com:8080 hostname:server.com opaque: path:/api query:list=false scheme:http userinfo:admin:secret]"
        urlJoin (dict "fragment" "f" "host" "h:80" "path" "/p" "query" "q" "scheme" "http")
            "http://h:80/p?q#f"
        date "2006-01-02T15:04:05Z07:00" 0
            "1970-01-01T00:00:00Z"
        dateInZone "Mon, 02 Jan 2006 15:04:05 MST" 1700000000 "Europe/Berlin"
            "Tue, 14 Nov 2023 23:13:20 CET"
        htmlDate 0
            "1970-01-01"
        toDate "2006-01-02" "2017-12-31"
            "2017-12-31 00:00:00 +0000 UTC"
        dateModify "-1.5h" (toDate "2006-01-02" "2017-12-31")
            "2017-12-30 22:30:00 +0000 UTC"
        unixEpoch (toDate "2006-01-02" "2017-12-31")
            "1514678400"
        duration 3600
            "0s"
        durationRound "2h10m5s"
            "2h"
        durationRound 3600000000000
            "0s"
        mustToDuration "1.5"
            "1.5s"
        durationRoundTo "2h13m" "30m"
            "2h0m0s"
        toToml (dict "a" 1 "b" (dict "c" "x" "d" (list 1 2)) "e" (list (dict "f" 1.0)))
            "a = 1\n\n[b]\n  c = \"x\"\n  d = [1, 2]\n\n[[e]]\n  f = 1.0\n"
        fromToml "a = 1\n[b]\nc = \"x\""
            "map[a:1 b:map[c:x]]"
        len "héllo"
            "6"
        index (list 1 2) 1
            "2"
        index (dict "a" (list 1 2)) "a" 0
            "1"
        html "<a href='x'>\"&"
            "&lt;a href=&#39;x&#39;&gt;&#34;&amp;"
        js "it's \"<a>\" \\ \n = é"
            "it\\'s \\\"\\u003Ca\\u003E\\\" \\\\ \\u000A \\u003D \u00e9"
        urlquery "a b&c=é/"
            "a+b%26c%3D%C3%A9%2F"
        print (eq 1 1) (eq "a" "b" "a") (lt 1 2) (ne 1.0 2.0)
            "true true true true"
        not 0
            "true"
        derivePassword 1 "long" "password" "user" "example.com"
            "ZedaFaxcZaso9*"
        getHostByName "x" | len
            "0"
        atoi "12"
            "12"
        any 0 "" 1
            "true"
        all 1 ""
            "false"
        keys (dict "a" 1)
            "[a]"
        values (dict "a" 1)
            "[1]"
        pick (dict "a" 1 "b" 2) "a" "c"
            "map[a:1]"
        omit (dict "a" 1 "b" 2) "a"
            "map[b:2]"
        hasKey (dict "a" nil) "a"
            "true"
        set (dict "a" 1) "b" 2
            "map[a:1 b:2]"
        unset (dict "a" 1 "b" 2) "a"
            "map[b:2]"
        append (list 1) 2
            "[1 2]"
        prepend (list 1) 0
            "[0 1]"
        initial (list 1 2 3)
            "[1 2]"
        rest (list 1 2 3)
            "[2 3]"
        last (list 1 2 3)
            "3"
        typeOf (rest (list))
            "[]interface {}"
        toYaml (rest (list))
            "null"
        toJson (rest (list))
            "null"
        toJson (initial (list))
            "null"
        toYaml (dict "a" (rest (list)))
            "a: null"
        len (rest (list))
            "0"
        eq (list) (list)
            "error: non-comparable type []: []interface {}"
        eq nil nil
            "true"
        eq nil "a"
            "false"
        eq "a" nil
            "false"
        eq (dict) nil
            "false"
        eq (list) nil
            "false"
        eq (rest (list)) nil
            "true"
        eq 1 "a"
            "error: incompatible types for comparison: int and string"
        eq 1 1.0
            "error: incompatible types for comparison: int and float64"
        eq (list 1) "a"
            "error: incompatible types for comparison: []interface {} and string"
        eq (dict) (dict)
            "error: non-comparable type map[]: map[string]interface {}"
        eq (dict) (list)
            "error: non-comparable types map[]: map[string]interface {}, []interface {}: []"
        ne 1 "a"
            "error: incompatible types for comparison: int and string"
        ne nil 1
            "true"
        lt "a" 1
            "error: incompatible types for comparison: string and int"
        lt nil 1
            "error: invalid type for comparison"
        lt true false
            "error: invalid type for comparison"
        lt (list) (list)
            "error: invalid type for comparison"
        lt 1 2.0
            "error: incompatible types for comparison: int and float64"
        le 1 1
            "true"
        ge 2 1
            "true"
        gt "b" "a"
            "true"
        eq 1
            "error: missing argument for comparison"
        eq (mustToDuration "1s") (int64 1000000000)
            "true"
        lt 1 (int64 2)
            "true"
        len 3
            "error: len of type int"
        len nil
            "error: reflect: call of reflect.Value.Type on zero Value"
        index (list 1) 5
            "error: index out of range: 5"
        index (list 1) -1
            "error: index out of range: -1"
        index (list 1) "a"
            "error: cannot index slice/array with type string"
        index (dict "a" 1) 1
            "error: value has type int; should be string"
        index (dict "a" 1) "b"
            "<nil>"
        index nil 1
            "error: index of untyped nil"
        index "abc" 1
            "98"
        index 3 1
            "error: can't index item of type int"
        index (list 1) nil
            "error: cannot index slice/array with nil"
        index (dict "a" nil) "a" "b"
            "error: index of nil pointer"
        index (dict) "a" "b"
            "error: index of nil pointer"
        index (splitList "," "a,b") 0
            "a"
        slice "abc" 1
            "error: list should be type of slice or array but string"
        slice (list 1 2 3) 1
            "[2 3]"
        slice (list 1 2 3) 5
            "error: reflect.Value.Slice: slice index out of bounds"
        slice (list 1 2 3) 2 1
            "error: reflect.Value.Slice: slice index out of bounds"
        first "abc"
            "error: Cannot find first on type string"
        first nil
            "error: runtime error: invalid memory address or nil pointer dereference"
        first 3
            "error: Cannot find first on type int"
        rest (dict)
            "error: Cannot find rest on type map"
        concat 1
            "error: Cannot concat type int as list"
        concat (list) nil
            "error: runtime error: invalid memory address or nil pointer dereference"
        append 1 2
            "error: Cannot push on type int"
        append nil 2
            "error: runtime error: invalid memory address or nil pointer dereference"
        has 1 "abc"
            "error: Cannot find has on type string"
        chunk 0 (list 1)
            "error: runtime error: makeslice: len out of range"
        until -3
            "[0 -1 -2]"
        repeat -1 "a"
            "error: strings: negative Repeat count"
        substr 2 1 "abc"
            "error: runtime error: slice bounds out of range [2:1]"
        substr 1 2 ""
            "error: runtime error: slice bounds out of range [1:0]"
        trunc 0 "abc"
            ""
        trunc -5 "abc"
            "abc"
        div 1 0
            "error: runtime error: integer divide by zero"
        mod 1 0
            "error: runtime error: integer divide by zero"
        dig "a" (dict)
            "error: dig needs at least three arguments"
        dig "a" "b" 1 (dict "a" 1)
            "error: interface conversion: interface {} is int, not map[string]interface {}"
        dig "a" 1 1
            "error: interface conversion: interface {} is int, not map[string]interface {}"
        fromJson ""
            "map[Error:unexpected end of JSON input]"
        mustFromJson "{"
            "error: unexpected end of JSON input"
        toYaml (dict "a" (dict) "1" 2 "10" 1 "9" 3 "b10" 1 "b9" 1)
            "\"1\": 2\n\"9\": 3\n\"10\": 1\na: {}\nb9: 1\nb10: 1"
        index (fromJson "[]") 0
            "error: value has type int; should be string"
        semverCompare "foo" "1.2"
            "error: improper constraint: \"foo\""
        semverCompare ">1" "foo"
            "error: invalid semantic version"
        semver "x"
            "error: invalid semantic version"
        toDate "2006" "x"
            "0001-01-01 00:00:00 +0000 UTC"
        mustToDate "2006" "x"
            "error: parsing time \"x\" as \"2006\": cannot parse \"x\" as \"2006\""
        mustRegexFind "a**" "a"
            "error: error parsing regexp: invalid nested repetition operator: `**`"
        regexMatch "(" "a"
            "false"
        set nil "a" 1
            "error: assignment to entry in nil map"
        get nil "a"
            ""
        hasKey nil "a"
            "false"
        quote (list 1 "a")
            "\"[1 a]\""
        squote (dict "a" 1)
            "'map[a:1]'"
        join "-" (list 1 (list 2))
            "1-[2]"
        toYaml (list (dict "a" 1 "b" (list 1 2)) (list (list 1 2) "x"))
            "- a: 1\n  b:\n  - 1\n  - 2\n- - - 1\n    - 2\n  - x"
        urlParse "::"
            "error: unable to parse url: parse \"::\": missing protocol scheme"
        urlParse "a b://x"
            "error: unable to parse url: parse \"a b://x\": first path segment in URL cannot contain colon"
        randAlphaNum -1
            ""
        bcrypt "x" | len
            "60"
        genPrivateKey "foo"
            "Unknown type foo"
        htpasswd "a:b" "c"
            "invalid username: a:b"
        int64 "1e3"
            "0"
        int "1e3"
            "0"
        round 3.14159 3
            "3.142"
        round "2.567" 1
            "2.6"
        ceil "1.2"
            "2"
        floor nil
            "0"
        add
            "0"
        mul 2
            "2"
        sub 5 "2"
            "3"
        divf 1 0
            "error: decimal division by 0"
        len (index (dict "a" (list 1 2)) "a")
            "2"
        print (dict "a" (list "x" (dict "b" nil)))
            "map[a:[x map[b:<nil>]]]"
        max "a"
            "0"
        seq 1 2 3 4
            ""
        seq 0
            "1 0"
        seq
            ""
        seq 3 2 1
            ""
        sortAlpha (dict)
            "[map[]]"
        toStrings 3
            "[3]"
        kindOf (splitList "," "a")
            "slice"
        typeOf (split "," "a")
            "map[string]string"
        typeOf (list (list))
            "[]interface {}"
        typeOf (chunk 1 (list 1))
            "[][]interface {}"
        typeOf (until 2)
            "[]int"
        typeOf (keys (dict))
            "[]string"
        typeOf (fromYaml "a: 1")
            "map[string]interface {}"
        typeOf (regexFindAll "z" "a" -1)
            "[]string"
        toJson (regexFindAll "z" "a" -1)
            "null"
        regexSplit "a" "" -1
            "[]"
        toJson (regexSplit "a" "" -1)
            "[\"\"]"
        toJson (regexSplit "" "abc" 2)
            "[\"a\",\"bc\"]"
        toJson (regexFindAll "" "abc" -1)
            "[\"\",\"\",\"\",\"\"]"
        regexReplaceAll "" "abc" "-"
            "-a-b-c-"
        regexReplaceAll "b*" "abc" "-"
            "-a-c-"
        toJson (splitList "," "")
            "[\"\"]"
        toJson (concat (list) (list))
            "null"
        toJson (concat)
            "null"
        toJson (without (list))
            "[]"
        toJson (uniq (list))
            "[]"
        toJson (until 0)
            "[]"
        toJson (keys (dict))
            "[]"
        toJson (pluck "a")
            "[]"
        toJson (slice (list) 0)
            "null"
        toJson (compact (list))
            "[]"
        toJson (chunk 2 (list))
            "[]"
        toJson (reverse (list))
            "[]"
        toJson (first (list))
            "null"
        toJson (append (list) nil)
            "[null]"
        deepEqual (rest (list)) (list)
            "false"
        uniq (list (list 1) (list 1) (dict "a" 1) (dict "a" 1))
            "[[1] map[a:1]]"
        tuple 1 2
            "[1 2]"
        html 3
            "3"
        html "a" 3
            "a3"
        js
            ""
        urlquery "~!*'()-._ +"
            "~%21%2A%27%28%29-._+%2B"
        not nil
            "true"
        not (list)
            "true"
        call 3
            "error: non-function 3 of type int"
        untilStep 5 0 -2
            "[5 3 1]"
        untilStep 0 5 0
            "[]"
        initials ""
            ""
        title "o'neil élan ǆ"
            "O'Neil \u00c9lan \u01c5"
        camelcase "_foo__bar_"
            "_Foo_Bar_"
        snakecase "a b-c"
            "a_b_c"
        kebabcase "FooBar_baz1"
            "foo-bar-baz1"
        camelcase "a"
            "A"
        abbrev 3 "hello"
            "hello"
        trim " \n a \t\u00a0"
            "a"
        trimall "x" "xaxx"
            "a"
        upper "straße ŉ"
            "STRA\u00dfE \u0149"
        nospace "é b"
            "\u00c3\u00a9b"
        wrap 0 "a b"
            "a\nb"
        append (splitList "," "a,b") "c" | typeOf
            "[]interface {}"
        prepend (until 2) "x"
            "[x 0 1]"
        first (splitList "," "a,b") | typeOf
            "string"
        rest (splitList "," "a,b") | typeOf
            "[]interface {}"
        rest (until 1) | toJson
            "[]"
        slice (until 3) 1 | typeOf
            "[]int"
        slice (until 3) "1" 2
            "[1]"
        concat (until 1) (splitList "," "a")
            "[0 a]"
        has "a" (splitList "," "a,b")
            "true"
        has 0 (until 2)
            "true"
        has (int64 0) (until 2)
            "false"
        without (splitList "," "a,b") "a"
            "[b]"
        uniq (list "a" 1 "a" 1 nil nil)
            "[a 1 <nil>]"
        compact (list "" 0 false (list) (dict) "x")
            "[x]"
        sortAlpha (list 10 9 "b" nil true)
            "[10 9 b true]"
        sortAlpha nil
            "[<nil>]"
        toStrings nil
            "[]"
        join "," (list)
            ""
        join "," (dict "a" 1)
            "map[a:1]"
        join "," (until 3)
            "0,1,2"
        chunk 2 (list 1 2 3 4) | toJson
            "[[1,2],[3,4]]"
        chunk 5 (list 1)
            "[[1]]"
        reverse (list)
            "[]"
        initial (list 1)
            "[]"
        initial (list) | toJson
            "null"
        last (list)
            "<nil>"
        mustFirst (list) | toJson
            "null"
        mustHas 1 (list 1)
            "true"
        mustAppend (list) 1
            "[1]"
        mustSlice (list 1 2) 0 1
            "[1]"
        deepEqual (dict "a" (list 1)) (dict "a" (list 1))
            "true"
        deepEqual nil nil
            "true"
        deepEqual "a" "a"
            "true"
        deepEqual (list) (list)
            "true"
        deepEqual (list "a") (splitList "," "a")
            "false"
        kindIs "slice" (list)
            "true"
        kindIs "float64" 1.0
            "true"
        typeIsLike "semver.Version" (semver "1.0.0")
            "true"
        kindOf 1
            "int"
        kindOf "a"
            "string"
        kindOf true
            "bool"
        kindOf (list)
            "slice"
        kindOf (dict)
            "map"
        typeOf nil
            "<nil>"
        typeOf (dict "a" 1)
            "map[string]interface {}"
        typeOf (int64 1)
            "int64"
        typeOf 1.5
            "float64"
        typeOf (add 1 2)
            "int64"
        typeOf (floor 1)
            "float64"
        typeOf (len "a")
            "int"
        typeOf (max 1 2)
            "int64"
        typeOf (fromJson "{}")
            "map[string]interface {}"
        typeOf (get (fromJson "{\"a\":1}") "a")
            "float64"
        typeOf (pick (dict) "a")
            "map[string]interface {}"
        typeOf (values (dict))
            "[]interface {}"
        typeOf (tuple)
            "[]interface {}"
        typeOf (urlParse "http://a")
            "map[string]interface {}"
        typeOf (regexSplit "," "a" -1)
            "[]string"
        typeOf (seq 3)
            "string"
        typeOf (b64enc "a")
            "string"
        typeOf (empty 1)
            "bool"
        typeOf (default 1 "")
            "int"
        keys (dict "a" 1) (dict "b" 2) | sortAlpha
            "[a b]"
        values (dict "a" (dict "b" 1))
            "[map[b:1]]"
        pluck "a" (dict "a" nil)
            "[<nil>]"
        pick (dict "a" 1 "b" 2)
            "map[]"
        omit (dict "a" 1)
            "map[a:1]"
        get (dict "a" nil) "a"
            "<nil>"
        hasKey (dict) "a"
            "false"
        unset (dict) "a"
            "map[]"
        dict "a"
            "map[a:]"
        dict 1 2 true 3
            "map[1:2 true:3]"
        dict "a" 1 "a" 2
            "map[a:2]"
        dict (list 1) 2
            "map[[1]:2]"
        dig "a" "x" (dict)
            "x"
        dig "a" "x" (dict "a" nil)
            "<nil>"
        dig "a" "b" "x" (dict "a" nil)
            "error: interface conversion: interface {} is nil, not map[string]interface {}"
        dig "a" "b" "c" "x" (dict "a" (dict "b" (dict "c" (dict "d" 1))))
            "map[d:1]"
        dig 1 "x" (dict)
            "error: interface conversion: interface {} is int, not string"
        dig "a" "x" "notdict"
            "error: interface conversion: interface {} is string, not map[string]interface {}"
        deepCopy (dict "a" (list 1 (dict "b" 2)))
            "map[a:[1 map[b:2]]]"
        deepCopy nil
            "error: reflect: call of reflect.Value.Type on zero Value"
        deepCopy 1
            "1"
        mustDeepCopy (list 1)
            "[1]"
        coalesce nil "" (list) (dict "a" 1)
            "map[a:1]"
        coalesce nil ""
            "<nil>"
        ternary "a" "b" false
            "b"
        default "a" nil
            "a"
        default "a" false
            "a"
        default "a" 0
            "a"
        default "a" "b"
            "b"
        default (list) (list 1)
            "[1]"
        default nil ""
            "<nil>"
        default "x" (dict)
            "x"
        empty nil
            "true"
        empty 0
            "true"
        empty 0.0
            "true"
        empty "0"
            "false"
        empty false
            "true"
        empty (list nil)
            "false"
        all
            "true"
        any
            "false"
        all 1 "a" (list 1)
            "true"
        int "12abc"
            "0"
        int "-12"
            "-12"
        int "+12"
            "12"
        int "1.5e3"
            "0"
        int ".5"
            "0"
        int "-.5"
            "0"
        int "5."
            "5"
        int "-"
            "0"
        int "0b101"
            "5"
        int "0o17"
            "15"
        int "_1"
            "0"
        int "1__0"
            "0"
        int "0x"
            "0"
        int "0_8"
            "0"
        int (dict)
            "0"
        int "9223372036854775807"
            "9223372036854775807"
        int64 -1.5
            "-1"
        int64 "١"
            "0"
        float64 "1.5"
            "1.5"
        float64 " 1"
            "0"
        float64 ""
            "0"
        float64 "inf"
            "+Inf"
        float64 "1_0"
            "10"
        float64 nil
            "0"
        float64 "-1e-3"
            "-0.001"
        float64 ".5"
            "0.5"
        float64 "5."
            "5"
        float64 "0x1p4"
            "16"
        float64 "1e400"
            "0"
        toString nil
            "<nil>"
        toString true
            "true"
        toString 1.0
            "1"
        toString 12345678.0
            "1.2345678e+07"
        toString (dict "a" 1)
            "map[a:1]"
        toString "a"
            "a"
        toDecimal "8"
            "0"
        toDecimal 0
            "0"
        toDecimal "-17"
            "-15"
        atoi "abc"
            "0"
        atoi "010"
            "10"
        atoi "1.5"
            "0"
        atoi "-3"
            "-3"
        add 1.9 1.9
            "2"
        add "a" nil
            "0"
        add 9223372036854775807 1
            "-9223372036854775808"
        mul 3 4 5
            "60"
        mul 9223372036854775807 2
            "-2"
        div 7 2
            "3"
        div -7 2
            "-3"
        mod -7 3
            "-1"
        mod 7 3.9
            "1"
        max 1 2 3
            "3"
        max -1 -5.9
            "-1"
        min 3 "2" 5
            "2"
        minf 1.5 "1.2"
            "1.2"
        maxf "abc" -1
            "0"
        ceil 1.1
            "2"
        ceil "x"
            "0"
        floor "1.9"
            "1"
        round 123.456 -1
            "120"
        round 1.5 0 0.6
            "1"
        round 3.7 0
            "4"
        round -3.2 0
            "-4"
        round "abc" 2
            "0"
        untilStep 3 0 -1
            "[3 2 1]"
        untilStep 0 3 -1
            "[]"
        seq 1 3
            "1 2 3"
        seq 1 2 6
            "1 3 5"
        seq -1
            "1 0 -1"
        seq 3 -1 1
            "3 2 1"
        seq 2 2
            "2"
        trim "  a  "
            "a"
        trimAll "ab" "abcab"
            "c"
        trimAll "" "a"
            "a"
        trimSuffix "-" "a--"
            "a-"
        trimSuffix "" "a"
            "a"
        trimSuffix "abc" "c"
            "c"
        trimPrefix "v" "v1"
            "1"
        trunc 5 "héllo"
            "h\u00e9ll"
        trunc 100 "a"
            "a"
        trunc -2 "héé"
            "\u00e9"
        substr 2 10 "abc"
            "c"
        substr 5 -1 "abc"
            "error: runtime error: slice bounds out of range [5:3]"
        substr -1 5 "abc"
            "error: runtime error: slice bounds out of range [:5] with length 3"
        repeat 0 "a"
            ""
        quote
            ""
        quote nil
            ""
        quote "a\"b\\c"
            "\"a\\\"b\\\\c\""
        quote "tab\tnew\nline"
            "\"tab\\tnew\\nline\""
        quote 1.5 true
            "\"1.5\" \"true\""
        quote (list "a") (dict)
            "\"[a]\" \"map[]\""
        quote "\u200b\U0001F600\x7f"
            "\"\\u200b\ud83d\ude00\\x7f\""
        squote
            ""
        squote "a" 1 nil
            "'a' '1'"
        squote "it's"
            "'it's'"
        cat "a" 1.5 nil true (list 1)
            "a 1.5 true [1]"
        cat nil
            ""
        cat ""
            ""
        cat "" "a" ""
            " a "
        cat "%d"
            "%d"
        indent 0 "a\nb"
            "a\nb"
        indent 2 ""
            "  "
        nindent 0 ""
            "\n"
        indent 2 "a\n"
            "  a\n  "
        indent -1 "a"
            "error: strings: negative Repeat count"
        replace "a" "b" "aaa"
            "bbb"
        replace "aa" "b" "aaa"
            "ba"
        replace "" "" "abc"
            "abc"
        replace "x" "y" "abc"
            "abc"
        replace "" "-" ""
            "-"
        replace "" "-" "é日"
            "-\u00e9-\u65e5-"
        contains "" "a"
            "true"
        contains "b" ""
            "false"
        hasPrefix "" "a"
            "true"
        hasSuffix "bc" "abc"
            "true"
        plural "a" "b" 1
            "a"
        plural "a" "b" 0
            "b"
        split "," ""
            "map[_0:]"
        split "" "ab"
            "map[_0:a _1:b]"
        splitn "," 1 "a,b"
            "map[_0:a,b]"
        splitn "," 0 "a,b"
            "map[]"
        splitn "," -1 "a,b"
            "map[_0:a _1:b]"
        splitList "ab" "abab"
            "[  ]"
        splitList "," ",,"
            "[  ]"
        upper "aé1ß"
            "A\u00c91\u00df"
        lower "AÉİ"
            "a\u00e9i"
        title "a b_c d-e f.g 1x éa"
            "A B_c D-E F.G 1x \u00c9a"
        title ""
            ""
        untitle "HELLO World"
            "hELLO world"
        swapcase "aBc dEf"
            "AbC DeF"
        initials "a b  c"
            "abc"
        initials "éa bc"
            "\u00c3b"
        nospace "a b"
            "ab"
        nospace "é"
            "\u00e9"
        camelcase ""
            ""
        camelcase "a_b"
            "AB"
        camelcase "http_server"
            "HttpServer"
        camelcase "FooBar"
            "FooBar"
        camelcase "foo bar"
            "FooBar"
        camelcase "foo--bar"
            "Foo-Bar"
        camelcase "_"
            "_"
        camelcase "foo_"
            "Foo_"
        camelcase "éa_éb"
            "\u00c9a\u00c9b"
        snakecase ""
            ""
        snakecase "FirstName"
            "first_name"
        snakecase "HTTPServer"
            "http_server"
        snakecase "NoHTTPS"
            "no_https"
        snakecase "GO_PATH"
            "go_path"
        snakecase "GO PATH"
            "go_path"
        snakecase "GO-PATH"
            "go_path"
        snakecase "http2xx"
            "http_2xx"
        snakecase "HTTP20xOK"
            "http_20x_ok"
        snakecase "Duration2m3s"
            "duration_2m3s"
        snakecase "Bld4Floor3rd"
            "bld4_floor_3rd"
        snakecase "a.b"
            "a.b"
        snakecase "__a__"
            "__a__"
        snakecase "A1B2"
            "a1_b2"
        snakecase "fooBAR123baz"
            "foo_bar_123baz"
        snakecase "日本Go"
            "\u65e5\u672c_go"
        kebabcase "FirstName"
            "first-name"
        kebabcase "foo_bar baz"
            "foo-bar-baz"
        kebabcase "ABC"
            "abc"
        kebabcase "1a2B"
            "1a2-b"
        abbrev 5 "hello world"
            "he..."
        abbrev 4 "hello"
            "h..."
        abbrev 100 "hello"
            "hello"
        abbrevboth 5 3 "hello world foo"
            "hello world foo"
        abbrevboth 0 8 "hello world foo"
            "hello..."
        abbrevboth 10 9 "hello world foo bar"
            "...d f..."
        abbrevboth 20 9 "hello world foo bar"
            "...oo bar"
        wrap 5 "aaaaaaaaaa bbb"
            "aaaaaaaaaa\nbbb"
        wrap 5 "a b c d e f"
            "a b c\nd e f"
        wrap -1 "ab c"
            "ab\nc"
        wrap 100 "abc"
            "abc"
        wrap 5 ""
            ""
        wrapWith 3 "|" "abcdefg hi"
            "abc|def|g|hi"
        wrapWith 3 "" "abcdef"
            "abc\ndef"
        b64enc ""
            ""
        b64dec ""
            ""
        b64dec "YQ"
            "illegal base64 data at input byte 0"
        b64dec "YQ=="
            "a"
        b64dec "Y Q=="
            "illegal base64 data at input byte 1"
        b64dec "YWJ\njZA=="
            "abcd"
        b64dec "YQ==a"
            "illegal base64 data at input byte 4"
        b64dec "YQ=a"
            "illegal base64 data at input byte 2"
        b64dec "Y"
            "illegal base64 data at input byte 0"
        b64dec "YW-_"
            "illegal base64 data at input byte 2"
        b32enc "a"
            "ME======"
        b32enc ""
            ""
        b32enc "hello world"
            "NBSWY3DPEB3W64TMMQ======"
        b32dec "ME======"
            "a"
        b32dec "NBSWY3DPEB3W64TMMQ======"
            "hello world"
        b32dec "ME"
            "illegal base32 data at input byte 0"
        b32dec "me======"
            "illegal base32 data at input byte 0"
        b32dec ""
            ""
        adler32sum ""
            "1"
        sha1sum ""
            "da39a3ee5e6b4b0d3255bfef95601890afd80709"
        sha512sum ""
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
        html "a\u0000b"
            "a\ufffdb"
        js "\u0001</script>\u2028"
            "\\u0001\\u003C/script\\u003E\\u2028"
        urlquery "a" 1 "b c"
            "a1b+c"
        not 1
            "false"
        not ""
            "true"
        print
            ""
        print ""
            ""
        print nil
            "<nil>"
        print 1 2
            "1 2"
        print "a" 1
            "a1"
        print 1.0 2.5
            "1 2.5"
        print (list) (dict)
            "[] map[]"
        println
            "\n"
        println 1 2
            "1 2\n"
        eq "a" "a"
            "true"
        eq "a" "b" "c"
            "false"
        eq true true
            "true"
        eq 1 2 1
            "true"
        eq 1.5 1.5
            "true"
        eq (int64 1) 1
            "true"
        ne "a" "b"
            "true"
        lt 1 2
            "true"
        lt "a" "b"
            "true"
        lt 1.5 2.5
            "true"
        le "a" "a"
            "true"
        gt 2 1
            "true"
        ge 1.5 1.5
            "true"
        lt 1 nil
            "error: invalid type for comparison"
        gt "a" 1
            "error: incompatible types for comparison: string and int"
        index (dict "a" 1) "a"
            "1"
        index (list (list 1 2)) 0 1
            "2"
        index (dict)
            "map[]"
        index (list 1) 1.0
            "error: cannot index slice/array with type float64"
        len (list)
            "0"
        len (dict "a" 1)
            "1"
        len ""
            "0"
        len 1.5
            "error: len of type float64"
        toPrettyJson (list)
            "[]"
        toPrettyJson "a"
            "\"a\""
        toPrettyJson (list (dict) (list) nil)
            "[\n  {},\n  [],\n  null\n]"
        toJson nil
            "null"
        toJson "é"
            "\"\u00e9\""
        toJson 1.0
            "1"
        toJson 0.1
            "0.1"
        toJson (dict "b" 1 "a" 2)
            "{\"a\":2,\"b\":1}"
        toJson (splitList "," "a,b")
            "[\"a\",\"b\"]"
        mustToJson (list 1 "a")
            "[1,\"a\"]"
        mustToPrettyJson (dict "a" 1)
            "{\n  \"a\": 1\n}"
        mustToRawJson "<"
            "\"<\""
        mustFromJson "[1,\"a\",null]"
            "[1 a <nil>]"
        mustFromJson "3"
            "3"
        fromJson "{\"a\":{\"b\":[1]}}"
            "map[a:map[b:[1]]]"
        fromJson "null"
            "map[]"
        fromJsonArray "[1,{\"a\":2}]"
            "[1 map[a:2]]"
        fromJsonArray ""
            "[unexpected end of JSON input]"
        fromJsonArray "null"
            "[]"
        fromYamlArray "- a: 1\n- 2"
            "[map[a:1] 2]"
        fromYamlArray ""
            "[]"
        fromYaml "a: {b: [1, 'x']}"
            "map[a:map[b:[1 x]]]"
        mustToYaml (dict "a" 1)
            "a: 1"
        toYaml (dict "a" (dict "b" (list "x" (dict "c" 1))))
            "a:\n  b:\n  - x\n  - c: 1"
        toYaml (list (dict "a" 1 "b" 2))
            "- a: 1\n  b: 2"
        toYaml 1
            "1"
        toYaml "a"
            "a"
        toYamlPretty (list 1 2)
            "- 1\n- 2"
        required "m" 0
            "0"
        required "m" false
            "false"
        required "m" (list)
            "[]"
        hello
            "Hello!"
        shuffle ""
            ""
        randNumeric 0
            ""
        randAlpha 5 | len
            "5"
        randAscii 7 | len
            "7"
        randInt 5 6
            "5"
        randInt 5 5
            "error: invalid argument to Intn"
        regexMatch "a" "b"
            "false"
        mustRegexMatch "a" "a"
            "true"
        mustRegexReplaceAll "a" "aa" "b"
            "bb"
        mustRegexReplaceAllLiteral "a" "aa" "$0"
            "$0$0"
        mustRegexSplit "," "a,b" -1
            "[a b]"
        mustRegexFindAll "a" "aa" -1
            "[a a]"
        getHostByName "localhost"
            ""
        """###
}
