extension RecordedAnswers {
    static let trees = ###"""
        toYaml (dict "a" "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word" "b" (dict "c" "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word "))
            "a: word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word\nb:\n  c: 'word word word word word word word word word word word word word word word word\n    word word word word word word word word word word word word word word word word\n    word word word word word word word word '"
        toYaml (dict "a" "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word")
            "a: 'word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word: word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word'"
        toYaml (dict "a" "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word\u0007 word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word")
            "a: \"word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word\\a word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\""
        toYaml (dict "a" "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word  word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word")
            "a: word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word  word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word"
        toYaml (dict "a" "'word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word  word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word")
            "a: '''word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word  word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word'"
        toYaml (dict "a" "\u0007 word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word  word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word")
            "a: \"\\a word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word  word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word\""
        toYaml (list "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word" (list "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word"))
            "- word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word\n- - word word word word word word word word word word word word word word word word\n    word word word word word word word word word word word word word word word word\n    word word word word word word word word"
        toYaml (dict "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" 1)
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1"
        toYaml (dict "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" 1)
            "? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n: 1"
        toYaml (dict "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (dict "a" 1) "b" (list 1))
            "b:\n- 1\n? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n: a: 1"
        toYaml (dict "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" (list "a" 1) "b" (list 1))
            "b:\n- 1\n? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n: - a\n  - 1"
        toYaml (dict "a\nb" (list "a" 1) "b" (list 1))
            "? |-\n  a\n  b\n: - a\n  - 1\nb:\n- 1"
        toYaml (dict "a\nb" "c\nd" "b" (list 1))
            "? |-\n  a\n  b\n: |-\n  c\n  d\nb:\n- 1"
        toYaml (dict "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word " 1)
            "? 'word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word word '\n: 1"
        toYaml (dict "a" (list (dict "b" (list (list) (dict) nil "x\ny\n" "z\n\n"))) "c" (dict) "d" (list (list 1 (list 2)) "e"))
            "a:\n- b:\n  - []\n  - {}\n  - null\n  - |\n    x\n    y\n  - |+\n    z\n\nc: {}\nd:\n- - 1\n  - - 2\n- e"
        toYamlPretty (dict "a" (list (dict "b" (list (list) (dict) nil "x\ny\n" "z\n\n"))) "c" (dict) "d" (list (list 1 (list 2)) "e"))
            "a:\n  - b:\n      - []\n      - {}\n      - null\n      - |\n        x\n        y\n      - |+\n        z\n\nc: {}\nd:\n  - - 1\n    - - 2\n  - e"
        toYaml (dict "a" (list "x\ny" (dict "k" "x\ny\n" "l" 1)) "m" "p\nq\n\n" "n" "\n x\n")
            "a:\n- |-\n  x\n  y\n- k: |\n    x\n    y\n  l: 1\nm: |+\n  p\n  q\n\n\"n\": |2\n\n   x"
        toYamlPretty (dict "a" (list "x\ny" (dict "k" "x\ny\n" "l" 1)) "m" "p\nq\n\n" "n" "\n x\n")
            "a:\n  - |-\n    x\n    y\n  - k: |\n      x\n      y\n    l: 1\nm: |+\n  p\n  q\n\n\"n\": |2\n\n   x"
        toYaml 1e20
            "1e+20"
        toJson 1e20
            "100000000000000000000"
        toYamlPretty 1e20
            "1e+20"
        toYaml 1e21
            "1e+21"
        toJson 1e21
            "1e+21"
        toYamlPretty 1e21
            "1e+21"
        toYaml 1.5e300
            "1.5e+300"
        toJson 1.5e300
            "1.5e+300"
        toYamlPretty 1.5e300
            "1.5e+300"
        toYaml -0.0
            "0"
        toJson -0.0
            "-0"
        toYamlPretty -0.0
            "-0"
        toYaml 123456789.5
            "1.234567895e+08"
        toJson 123456789.5
            "123456789.5"
        toYamlPretty 123456789.5
            "1.234567895e+08"
        toYaml 0.1
            "0.1"
        toYamlPretty 0.1
            "0.1"
        toYaml 1e-5
            "1e-05"
        toJson 1e-5
            "0.00001"
        toYamlPretty 1e-5
            "1e-05"
        toYaml 1e-7
            "1e-07"
        toJson 1e-7
            "1e-7"
        toYamlPretty 1e-7
            "1e-07"
        toYaml 100000
            "100000"
        toJson 100000
            "100000"
        toYamlPretty 100000
            "100000"
        toYaml 1234567
            "1234567"
        toJson 1234567
            "1234567"
        toYamlPretty 1234567
            "1234567"
        toYaml 12345678901234567890.0
            "12345678901234567000"
        toJson 12345678901234567890.0
            "12345678901234567000"
        toYamlPretty 12345678901234567890.0
            "1.2345678901234567e+19"
        toYaml 1e19
            "10000000000000000000"
        toJson 1e19
            "10000000000000000000"
        toYamlPretty 1e19
            "1e+19"
        toYaml 18446744073709551615.0
            "1.8446744073709552e+19"
        toJson 18446744073709551615.0
            "18446744073709552000"
        toYamlPretty 18446744073709551615.0
            "1.8446744073709552e+19"
        toYaml 0.000001
            "1e-06"
        toJson 0.000001
            "0.000001"
        toYamlPretty 0.000001
            "1e-06"
        toYaml 1e18
            "1000000000000000000"
        toJson 1e18
            "1000000000000000000"
        toYamlPretty 1e18
            "1e+18"
        toYaml 9.007199254740993e15
            "9007199254740992"
        toJson 9.007199254740993e15
            "9007199254740992"
        toYamlPretty 9.007199254740993e15
            "9.007199254740992e+15"
        toYaml (int64 5)
            "5"
        toYaml (add 1 2)
            "3"
        toYamlPretty (dict "a1" 1 "a10" 1 "a2" 1 "A1" 1 "b" 1 "a" 1 "a-b" 1 "a.b" 1 "a/b" 1 "a_b" 1 "ab" 1 "aB" 1 "1a" 1 "01" 1 "1" 1 "001" 1 "a01" 1 "a001" 1 "a1b" 1 "_" 1 "-" 1 "Z" 1 "é" 1 "zz" 1)
            "'-': 1\n_: 1\n\"1\": 1\n1a: 1\n\"01\": 1\n\"001\": 1\nA1: 1\nZ: 1\na: 1\na-b: 1\na.b: 1\na/b: 1\na_b: 1\na1: 1\na1b: 1\na01: 1\na001: 1\na2: 1\na10: 1\naB: 1\nab: 1\nb: 1\nzz: 1\n\u00e9: 1"
        toYaml (dict "log.level" 1 "log_level" 1 "log-level" 1 "logLevel" 1 "log" 1 "log1" 1 "log.1" 1 "log10" 1 "log.10" 1 "log.2" 1)
            "log: 1\nlog-level: 1\nlog.1: 1\nlog.2: 1\nlog.10: 1\nlog.level: 1\nlog_level: 1\nlog1: 1\nlog10: 1\nlogLevel: 1"
        toYaml (splitList "," "b,a")
            "- b\n- a"
        toYaml (until 3)
            "- 0\n- 1\n- 2"
        toYaml (mustToDuration "1h")
            "3600000000000"
        toJson (mustToDuration "1h")
            "3600000000000"
        toYamlPretty (mustToDuration "1h")
            "1h0m0s"
        toYaml (toDate "2006-01-02" "2020-01-02")
            "\"2020-01-02T00:00:00Z\""
        toJson (toDate "2006-01-02" "2020-01-02")
            "\"2020-01-02T00:00:00Z\""
        toYamlPretty (toDate "2006-01-02" "2020-01-02")
            "2020-01-02T00:00:00Z"
        toYaml (semver "1.2.3")
            "1.2.3"
        toJson (semver "1.2.3")
            "\"1.2.3\""
        toJson "\u0000\u0001\b\f\n\r\t\"\\/<>&\u2028\u2029\x7f\u0080é😀"
            "\"\\u0000\\u0001\\b\\f\\n\\r\\t\\\"\\\\/\\u003c\\u003e\\u0026\\u2028\\u2029\u007f\u0080\u00e9\ud83d\ude00\""
        toPrettyJson (dict "a" (list (dict "b" 1) (list)) "c" "<")
            "{\n  \"a\": [\n    {\n      \"b\": 1\n    },\n    []\n  ],\n  \"c\": \"\\u003c\"\n}"
        toRawJson "<>&\u2028"
            "\"<>&\\u2028\""
        fromJson `{"a":"\u00e9\ud83d\ude00\ud83d","b":[true,false,null,-1.5e3],"c":{}}`
            "map[a:\u00e9\ud83d\ude00\ufffd b:[true false <nil> -1500] c:map[]]"
        fromJson `{"a":1,}`
            "map[Error:invalid character '}' looking for beginning of object key string]"
        fromJsonArray `{"a":1,}`
            "[invalid character '}' looking for beginning of object key string]"
        fromJson `{"a" 1}`
            "map[Error:invalid character '1' after object key]"
        fromJsonArray `{"a" 1}`
            "[invalid character '1' after object key]"
        fromJson `{"a":1 "b":2}`
            "map[Error:invalid character '\"' after object key:value pair]"
        fromJsonArray `{"a":1 "b":2}`
            "[invalid character '\"' after object key:value pair]"
        fromJson `[1 2]`
            "map[Error:invalid character '2' after array element]"
        fromJsonArray `[1 2]`
            "[invalid character '2' after array element]"
        fromJson `{"a":01}`
            "map[Error:invalid character '1' after object key:value pair]"
        fromJsonArray `{"a":01}`
            "[invalid character '1' after object key:value pair]"
        fromJson `{"a":1.}`
            "map[Error:invalid character '}' in numeric literal]"
        fromJsonArray `{"a":1.}`
            "[invalid character '}' in numeric literal]"
        fromJson `{"a":1e}`
            "map[Error:invalid character '}' in numeric literal]"
        fromJsonArray `{"a":1e}`
            "[invalid character '}' in numeric literal]"
        fromJson `{"a":tru}`
            "map[Error:invalid character '}' in literal true (expecting 'e')]"
        fromJsonArray `{"a":tru}`
            "[invalid character '}' in literal true (expecting 'e')]"
        fromJson `{"a":"\x"}`
            "map[Error:invalid escape sequence `\\x` in string]"
        fromJsonArray `{"a":"\x"}`
            "[invalid escape sequence `\\x` in string]"
        fromJson `{"a":"\u12g"}`
            "map[Error:invalid escape sequence `\\u12g\"` in string]"
        fromJsonArray `{"a":"\u12g"}`
            "[invalid escape sequence `\\u12g\"` in string]"
        fromJson `{"a":1}x`
            "map[Error:invalid character 'x' after top-level value]"
        fromJsonArray `{"a":1}x`
            "[invalid character 'x' after top-level value]"
        fromJson `-`
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `-`
            "[unexpected end of JSON input]"
        fromJson `{"a":-}`
            "map[Error:invalid character '}' in numeric literal]"
        fromJsonArray `{"a":-}`
            "[invalid character '}' in numeric literal]"
        fromJson `nul`
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `nul`
            "[unexpected end of JSON input]"
        fromJson `{"a":"`
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `{"a":"`
            "[unexpected end of JSON input]"
        fromJson ``
            "map[Error:unexpected end of JSON input]"
        fromJsonArray ``
            "[unexpected end of JSON input]"
        fromJson `[`
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `[`
            "[unexpected end of JSON input]"
        fromJson `"abc`
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `"abc`
            "[unexpected end of JSON input]"
        fromJson `{'a':1}`
            "map[Error:invalid character '\\'' looking for beginning of object key string]"
        fromJsonArray `{'a':1}`
            "[invalid character '\\'' looking for beginning of object key string]"
        fromJson `null`
            "map[]"
        fromJsonArray `null`
            "[]"
        fromJson `"x"`
            "map[Error:json: cannot unmarshal string into Go value of type map[string]interface {}]"
        fromJsonArray `"x"`
            "[json: cannot unmarshal string into Go value of type []interface {}]"
        fromJson `1`
            "map[Error:json: cannot unmarshal number into Go value of type map[string]interface {}]"
        fromJsonArray `1`
            "[json: cannot unmarshal number into Go value of type []interface {}]"
        fromJson `true`
            "map[Error:json: cannot unmarshal bool into Go value of type map[string]interface {}]"
        fromJsonArray `true`
            "[json: cannot unmarshal bool into Go value of type []interface {}]"
        fromJson `  `
            "map[Error:unexpected end of JSON input]"
        fromJsonArray `  `
            "[unexpected end of JSON input]"
        fromJson `{"a": 1}`
            "map[a:1]"
        fromJsonArray `{"a": 1}`
            "[json: cannot unmarshal object into Go value of type []interface {}]"
        fromJson `[1,]`
            "map[Error:invalid character ']' looking for beginning of value]"
        fromJsonArray `[1,]`
            "[invalid character ']' looking for beginning of value]"
        fromYaml "a: 1"
            "map[a:1]"
        fromYaml "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2"
            "map[a:map[b:1] c:map[b:1] d:map[b:1 e:2]]"
        fromYaml "a: |\n  x\n  y\nb: >\n  x\n  y\n"
            "map[a:x\ny\n b:x y\n]"
        fromYaml "- 1\n- [a, {b: c}]"
            "map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}]"
        fromYaml "a: b\n---\nc: d"
            "map[a:b]"
        fromYaml "---\na: 1"
            "map[a:1]"
        fromYaml "# comment"
            "map[]"
        fromYaml "a: !!str 1"
            "map[a:1]"
        fromYaml "{a: 1, b: [2]}"
            "map[a:1 b:[2]]"
        fromYaml "a: 12345678901234567890\nb: 1.0\nc: 1e400"
            "map[a:1.2345678901234567e+19 b:1 c:1e400]"
        fromYaml "null"
            "map[]"
        fromYaml "a: \"\\n\""
            "map[a:\n]"
        fromYaml "a: 'it''s'"
            "map[a:it's]"
        fromYaml "a: 1:30"
            "map[a:1:30]"
        fromYaml "a\tb: 1"
            "map[a\tb:1]"
        """###
}
