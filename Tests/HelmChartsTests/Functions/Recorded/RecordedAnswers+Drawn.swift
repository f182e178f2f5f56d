extension RecordedAnswers {
    static let drawn = ###"""
        toYamlPretty (dict "k" ",|\r~0\\12:30|" "l" (list ",|\r~0\\12:30|" (dict "m" "2020-01-01\\#,x'- %12:30/null yes},true)notrue\"")))
            "k: \",|\\r~0\\\\12:30|\"\nl:\n  - \",|\\r~0\\\\12:30|\"\n  - m: 2020-01-01\\#,x'- %12:30/null yes},true)notrue\""
        print (quote "\u200b") (toJson "\u200b") (printf "%q|%+q|%x" "\u200b" "\u200b" "\u200b")
            "\"\\u200b\"\"\u200b\"\"\\u200b\"|\"\\u200b\"|e2808b"
        toYaml (dict "k" " " "l" (list " " (dict "m" "long long words here ")))
            "k: ' '\nl:\n- ' '\n- m: 'long long words here '"
        print (title ",~\u200b0>.") "|" (camelcase ",~\u200b0>.") "|" (snakecase ",~\u200b0>.") "|" (kebabcase ",~\u200b0>.") "|" (trim ",~\u200b0>.") "|" (wrap 5 ",~\u200b0>.") "|" (swapcase ",~\u200b0>.") "|" (initials ",~\u200b0>.")
            ",~\u200b0>.|,~\u200b0>.|,~\u200b0_>.|,~\u200b0->.|,~\u200b0>.|,~\u200b0>.|,~\u200b0>.|,"
        toYaml "a=- &true+[@"
            "a=- &true+[@"
        toYaml "éword .|_b:?long long words here "
            "'\u00e9word .|_b:?long long words here '"
        toYamlPretty (dict "k" "\r_" "l" (list "\r_" (dict "m" "\r")))
            "k: \"\\r_\"\nl:\n  - \"\\r_\"\n  - m: \"\\r\""
        toYaml (dict "k" "1" "l" (list "1" (dict "m" "{$}[")))
            "k: \"1\"\nl:\n- \"1\"\n- m: '{$}['"
        toYaml (dict "long long words here <" 1 "x日" (list 1))
            "long long words here <: 1\nx\u65e5:\n- 1"
        print (title "word \n\n\ne") "|" (camelcase "word \n\n\ne") "|" (snakecase "word \n\n\ne") "|" (kebabcase "word \n\n\ne") "|" (trim "word \n\n\ne") "|" (wrap 5 "word \n\n\ne") "|" (swapcase "word \n\n\ne") "|" (initials "word \n\n\ne")
            "Word \n\n\nE|Word \n\nE|word____e|word----e|word \n\n\ne|word\n\n\n\ne|WORD \n\n\nE|we"
        toYamlPretty (dict "k" "  " "l" (list "  " (dict "m" "<@0")))
            "k: '  '\nl:\n  - '  '\n  - m: <@0"
        print (title "(long long words here \n\n[") "|" (camelcase "(long long words here \n\n[") "|" (snakecase "(long long words here \n\n[") "|" (kebabcase "(long long words here \n\n[") "|" (trim "(long long words here \n\n[") "|" (wrap 5 "(long long words here \n\n[") "|" (swapcase "(long long words here \n\n[") "|" (initials "(long long words here \n\n[")
            "(Long Long Words Here \n\n[|(longLongWordsHere \n[|(long_long_words_here___[|(long-long-words-here---[|(long long words here \n\n[|(long\nlong\nwords\nhere\n\n\n[|(LONG LONG WORDS HERE \n\n[|(lwh["
        toYaml (dict "k" "}[" "l" (list "}[" (dict "m" "\u202812:30~")))
            "k: '}['\nl:\n- '}['\n- m: '\u2028    12:30~'"
        toYaml (dict "k" "1" "l" (list "1" (dict "m" " '")))
            "k: \"1\"\nl:\n- \"1\"\n- m: ' '''"
        toYaml (dict "-along long words here no" 1 "::- 1~nulle" (list 1))
            "-along long words here no: 1\n::- 1~nulle:\n- 1"
        toYaml (dict "k" "\tno&" "l" (list "\tno&" (dict "m" "\u200b?\n\n\u2028{\\null'x.\u00a0noe(0\"")))
            "k: \"\\tno&\"\nl:\n- \"\\tno&\"\n- m: |-\n    \u200b?\n\n\u2028    {\\null'x.\u00a0noe(0\""
        print (quote "@0<{*yes- [  ## |-e)$}-[\u00a0") (toJson "@0<{*yes- [  ## |-e)$}-[\u00a0") (printf "%q|%+q|%x" "@0<{*yes- [  ## |-e)$}-[\u00a0" "@0<{*yes- [  ## |-e)$}-[\u00a0" "@0<{*yes- [  ## |-e)$}-[\u00a0")
            "\"@0<{*yes- [  ## |-e)$}-[\\u00a0\"\"@0\\u003c{*yes- [  ## |-e)$}-[\u00a0\"\"@0<{*yes- [  ## |-e)$}-[\\u00a0\"|\"@0<{*yes- [  ## |-e)$}-[\\u00a0\"|40303c7b2a7965732d205b20202323207c2d6529247d2d5bc2a0"
        toYaml (dict "k" ">\\(:\n\n" "l" (list ">\\(:\n\n" (dict "m" "+1")))
            "k: |+\n  >\\(:\n\nl:\n- |+\n  >\\(:\n\n- m: \"+1\""
        toYaml (dict ":" 1 "e   \\_\t>?" (list 1))
            "':': 1\n\"e   \\\\_\\t>?\":\n- 1"
        toYaml (dict "k" "\t" "l" (list "\t" (dict "m" "=(/>~\n\n")))
            "k: \"\\t\"\nl:\n- \"\\t\"\n- m: |+\n    =(/>~\n"
        toYaml (dict "b*" 1 " byesnull:*:(xé" (list 1))
            "' byesnull:*:(x\u00e9':\n- 1\nb*: 1"
        toYamlPretty (dict "k" ":" "l" (list ":" (dict "m" ") ))$\n\n2020-01-01日😀- <*")))
            "k: ':'\nl:\n  - ':'\n  - m: \") ))$\\n\\n2020-01-01\u65e5\\U0001F600- <*\""
        print (quote "2020-01-01b\u2028!") (toJson "2020-01-01b\u2028!") (printf "%q|%+q|%x" "2020-01-01b\u2028!" "2020-01-01b\u2028!" "2020-01-01b\u2028!")
            "\"2020-01-01b\\u2028!\"\"2020-01-01b\\u2028!\"\"2020-01-01b\\u2028!\"|\"2020-01-01b\\u2028!\"|323032302d30312d303162e280a821"
        toYaml "{~ayes"
            "'{~ayes'"
        toYamlPretty (dict "k" "(日{)/~&" "l" (list "(日{)/~&" (dict "m" ">word ")))
            "k: (\u65e5{)/~&\nl:\n  - (\u65e5{)/~&\n  - m: '>word '"
        print (quote "x") (toJson "x") (printf "%q|%+q|%x" "x" "x" "x")
            "\"x\"\"x\"\"x\"|\"x\"|78"
        toYamlPretty (dict "k" "b./\n" "l" (list "b./\n" (dict "m" "!-a\tx'<no0>\"word 日=,!eé}=-0")))
            "k: |\n  b./\nl:\n  - |\n    b./\n  - m: \"!-a\\tx'<no0>\\\"word \u65e5=,!e\u00e9}=-0\""
        toYaml "12:3012:30word 01{.~é1\n\n\n\n!😀"
            "\"12:3012:30word 01{.~\u00e91\\n\\n\\n\\n!\\U0001F600\""
        toYaml "+\u00a0\""
            "+\u00a0\""
        print (title "+1\u200b[{null>!") "|" (camelcase "+1\u200b[{null>!") "|" (snakecase "+1\u200b[{null>!") "|" (kebabcase "+1\u200b[{null>!") "|" (trim "+1\u200b[{null>!") "|" (wrap 5 "+1\u200b[{null>!") "|" (swapcase "+1\u200b[{null>!") "|" (initials "+1\u200b[{null>!")
            "+1\u200b[{Null>!|+1\u200b[{null>!|+1_\u200b[{null_>!|+1-\u200b[{null->!|+1\u200b[{null>!|+1\u200b[{null>!|+1\u200b[{NULL>!|+"
        print (title "é:\u200b +\u2028yes ") "|" (camelcase "é:\u200b +\u2028yes ") "|" (snakecase "é:\u200b +\u2028yes ") "|" (kebabcase "é:\u200b +\u2028yes ") "|" (trim "é:\u200b +\u2028yes ") "|" (wrap 5 "é:\u200b +\u2028yes ") "|" (swapcase "é:\u200b +\u2028yes ") "|" (initials "é:\u200b +\u2028yes ")
            "\u00c9:\u200b +\u2028Yes |\u00c9:\u200b+Yes |\u00e9:\u200b_+_yes_|\u00e9:\u200b-+-yes-|\u00e9:\u200b +\u2028yes|\u00e9:\u200b\n+\u2028yes\n|\u00c9:\u200b +\u2028YES |\u00c3+"
        toYamlPretty (dict "k" "?😀xtrue2020-01-01?btrue\n\n" "l" (list "?😀xtrue2020-01-01?btrue\n\n" (dict "m" "blong long words here \u200b+")))
            "k: \"?\\U0001F600xtrue2020-01-01?btrue\\n\\n\"\nl:\n  - \"?\\U0001F600xtrue2020-01-01?btrue\\n\\n\"\n  - m: blong long words here \u200b+"
        print (title "2020-01-01  ") "|" (camelcase "2020-01-01  ") "|" (snakecase "2020-01-01  ") "|" (kebabcase "2020-01-01  ") "|" (trim "2020-01-01  ") "|" (wrap 5 "2020-01-01  ") "|" (swapcase "2020-01-01  ") "|" (initials "2020-01-01  ")
            "2020-01-01  |20200101  |2020_01_01__|2020-01-01--|2020-01-01|2020-01-01\n |2020-01-01  |2"
        print (title "#null%true") "|" (camelcase "#null%true") "|" (snakecase "#null%true") "|" (kebabcase "#null%true") "|" (trim "#null%true") "|" (wrap 5 "#null%true") "|" (swapcase "#null%true") "|" (initials "#null%true")
            "#Null%True|#null%true|#null%true|#null%true|#null%true|#null%true|#NULL%TRUE|#"
        toYaml (dict "k" "<0" "l" (list "<0" (dict "m" "\\$aword *")))
            "k: <0\nl:\n- <0\n- m: \\$aword *"
        toYamlPretty (dict "k" " \\.+long long words here 😀%/>|noword \"}\r2020-01-01/.- [({\n\n" "l" (list " \\.+long long words here 😀%/>|noword \"}\r2020-01-01/.- [({\n\n" (dict "m" "nulla{@")))
            "k: \" \\\\.+long long words here \\U0001F600%/>|noword \\\"}\\r2020-01-01/.- [({\\n\\n\"\nl:\n  - \" \\\\.+long long words here \\U0001F600%/>|noword \\\"}\\r2020-01-01/.- [({\\n\\n\"\n  - m: nulla{@"
        print (quote "|2020-01-01\u00a0日&étrue1#(\u2028\u00a012:30true$\n1e{- x") (toJson "|2020-01-01\u00a0日&étrue1#(\u2028\u00a012:30true$\n1e{- x") (printf "%q|%+q|%x" "|2020-01-01\u00a0日&étrue1#(\u2028\u00a012:30true$\n1e{- x" "|2020-01-01\u00a0日&étrue1#(\u2028\u00a012:30true$\n1e{- x" "|2020-01-01\u00a0日&étrue1#(\u2028\u00a012:30true$\n1e{- x")
            "\"|2020-01-01\\u00a0\u65e5&\u00e9true1#(\\u2028\\u00a012:30true$\\n1e{- x\"\"|2020-01-01\u00a0\u65e5\\u0026\u00e9true1#(\\u2028\u00a012:30true$\\n1e{- x\"\"|2020-01-01\\u00a0\u65e5&\u00e9true1#(\\u2028\\u00a012:30true$\\n1e{- x\"|\"|2020-01-01\\u00a0\\u65e5&\\u00e9true1#(\\u2028\\u00a012:30true$\\n1e{- x\"|7c323032302d30312d3031c2a0e697a526c3a974727565312328e280a8c2a031323a333074727565240a31657b2d2078"
        toYaml "$\rb😀|"
            "\"$\\rb\\U0001F600|\""
        toYaml (dict "日@[long long words here " 1 "1" (list 1))
            "\"1\":\n- 1\n'\u65e5@[long long words here ': 1"
        toYaml (dict "12:30 \\%" 1 "\n\n*'>(>\u200b</,!~/- word .,>@_\u200b(@null\">" (list 1))
            "? |2-\n\n\n  *'>(>\u200b</,!~/- word .,>@_\u200b(@null\">\n: - 1\n12:30 \\%: 1"
        toYaml "@-x={\r\u2028no1x\r'%>+?!0[%\n|ayes{b%"
            "\"@-x={\\r\\Lno1x\\r'%>+?!0[%\\n|ayes{b%\""
        toYaml "}%12:30?\n!- /\":%&[12:30}+e*!\n\n日]\u00a0*>é#0[no"
            "|-\n  }%12:30?\n  !- /\":%&[12:30}+e*!\n\n  \u65e5]\u00a0*>\u00e9#0[no"
        toYaml "/long long words here b"
            "/long long words here b"
        print (title ".a") "|" (camelcase ".a") "|" (snakecase ".a") "|" (kebabcase ".a") "|" (trim ".a") "|" (wrap 5 ".a") "|" (swapcase ".a") "|" (initials ".a")
            ".A|.a|.a|.a|.a|.a|.A|."
        toYamlPretty (dict "k" "(😀eno!#" "l" (list "(😀eno!#" (dict "m" "\n\r|no-$0/>]b{null[\u00a0>no\"%")))
            "k: \"(\\U0001F600eno!#\"\nl:\n  - \"(\\U0001F600eno!#\"\n  - m: \"\\n\\r|no-$0/>]b{null[\u00a0>no\\\"%\""
        print (quote ">1") (toJson ">1") (printf "%q|%+q|%x" ">1" ">1" ">1")
            "\">1\"\"\\u003e1\"\">1\"|\">1\"|3e31"
        print (title "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (camelcase "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (snakecase "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (kebabcase "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (trim "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (wrap 5 "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (swapcase "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n") "|" (initials "\r\n\n.)null12:30😀\\éyesé01long long words here 0#\n\ne\n\n")
            "\r\n\n.)Null12:30\ud83d\ude00\\\u00c9yes\u00e901long Long Words Here 0#\n\nE\n\n|\r\n\n.)null12:30\ud83d\ude00\\\u00e9yes\u00e901longLongWordsHere0#\nE\n\n|___.)null12:30_\ud83d\ude00\\\u00e9yes\u00e9_01long_long_words_here_0#__e__|---.)null12:30-\ud83d\ude00\\\u00e9yes\u00e9-01long-long-words-here-0#--e--|.)null12:30\ud83d\ude00\\\u00e9yes\u00e901long long words here 0#\n\ne|\r\n\n.)null12:30\ud83d\ude00\\\u00e9yes\u00e901long\nlong\nwords\nhere\n0#\n\ne\n\n|\r\n\n.)NULL12:30\ud83d\ude00\\\u00c9YES\u00c901LONG LONG WORDS HERE 0#\n\nE\n\n|.lwh0e"
        toYamlPretty (dict "k" "{#]" "l" (list "{#]" (dict "m" "$\n\n0}null<12:30b#0?<😀\u00a0\t\n$|nullword 日|<\u200b012:30")))
            "k: '{#]'\nl:\n  - '{#]'\n  - m: \"$\\n\\n0}null<12:30b#0?<\\U0001F600\u00a0\\t\\n$|nullword \u65e5|<\u200b012:30\""
        print (quote "#b word ") (toJson "#b word ") (printf "%q|%+q|%x" "#b word " "#b word " "#b word ")
            "\"#b word \"\"#b word \"\"#b word \"|\"#b word \"|236220776f726420"
        toYamlPretty (dict "k" "?*'0\\\n1\\\u200b\"_<#~  \n\n<" "l" (list "?*'0\\\n1\\\u200b\"_<#~  \n\n<" (dict "m" "é")))
            "k: \"?*'0\\\\\\n1\\\\\u200b\\\"_<#~  \\n\\n<\"\nl:\n  - \"?*'0\\\\\\n1\\\\\u200b\\\"_<#~  \\n\\n<\"\n  - m: \u00e9"
        print (title "]|😀]1yes\ta") "|" (camelcase "]|😀]1yes\ta") "|" (snakecase "]|😀]1yes\ta") "|" (kebabcase "]|😀]1yes\ta") "|" (trim "]|😀]1yes\ta") "|" (wrap 5 "]|😀]1yes\ta") "|" (swapcase "]|😀]1yes\ta") "|" (initials "]|😀]1yes\ta")
            "]|\ud83d\ude00]1yes\tA|]|\ud83d\ude00]1yesA|]|\ud83d\ude00]1yes_a|]|\ud83d\ude00]1yes-a|]|\ud83d\ude00]1yes\ta|]|\ud83d\ude00]1yes\ta|]|\ud83d\ude00]1YES\tA|]a"
        toYaml (dict "k" "\r0" "l" (list "\r0" (dict "m" "\t)\t}0yes\"#")))
            "k: \"\\r0\"\nl:\n- \"\\r0\"\n- m: \"\\t)\\t}0yes\\\"#\""
        toYaml (dict "k" "aé- 12:30\u200b$\u2028null}?yes0|~日12:30word -+\n))long long words here \"\u00a0}" "l" (list "aé- 12:30\u200b$\u2028null}?yes0|~日12:30word -+\n))long long words here \"\u00a0}" (dict "m" "long long words here ]word \\}1")))
            "k: |-\n  a\u00e9- 12:30\u200b$\u2028  null}?yes0|~\u65e512:30word -+\n  ))long long words here \"\u00a0}\nl:\n- |-\n  a\u00e9- 12:30\u200b$\u2028  null}?yes0|~\u65e512:30word -+\n  ))long long words here \"\u00a0}\n- m: long long words here ]word \\}1"
        toYaml ":12:30日x*#"
            ":12:30\u65e5x*#"
        toYaml (dict "." 1 "日1=}?\\%:{|" (list 1))
            ".: 1\n\u65e51=}?\\%:{|:\n- 1"
        print (quote "/\nword }") (toJson "/\nword }") (printf "%q|%+q|%x" "/\nword }" "/\nword }" "/\nword }")
            "\"/\\nword }\"\"/\\nword }\"\"/\\nword }\"|\"/\\nword }\"|2f0a776f7264207d"
        toYaml "no"
            "\"no\""
        toYamlPretty (dict "k" "-,}|  word 0true" "l" (list "-,}|  word 0true" (dict "m" "-")))
            "k: -,}|  word 0true\nl:\n  - -,}|  word 0true\n  - m: '-'"
        print (quote "日@%|[") (toJson "日@%|[") (printf "%q|%+q|%x" "日@%|[" "日@%|[" "日@%|[")
            "\"\u65e5@%|[\"\"\u65e5@%|[\"\"\u65e5@%|[\"|\"\\u65e5@%|[\"|e697a540257c5b"
        print (quote "#null,12:30true:@yes=word  {\"{*\"\r!%noyes  ]![_>}") (toJson "#null,12:30true:@yes=word  {\"{*\"\r!%noyes  ]![_>}") (printf "%q|%+q|%x" "#null,12:30true:@yes=word  {\"{*\"\r!%noyes  ]![_>}" "#null,12:30true:@yes=word  {\"{*\"\r!%noyes  ]![_>}" "#null,12:30true:@yes=word  {\"{*\"\r!%noyes  ]![_>}")
            "\"#null,12:30true:@yes=word  {\\\"{*\\\"\\r!%noyes  ]![_>}\"\"#null,12:30true:@yes=word  {\\\"{*\\\"\\r!%noyes  ]![_\\u003e}\"\"#null,12:30true:@yes=word  {\\\"{*\\\"\\r!%noyes  ]![_>}\"|\"#null,12:30true:@yes=word  {\\\"{*\\\"\\r!%noyes  ]![_>}\"|236e756c6c2c31323a3330747275653a407965733d776f726420207b227b2a220d21256e6f79657320205d215b5f3e7d"
        toYaml (dict ">_*true+@" 1 ")_balong long words here e~ null\"[word <{  é)}  ~(é:" (list 1))
            "')_balong long words here e~ null\"[word <{  \u00e9)}  ~(\u00e9:':\n- 1\n'>_*true+@': 1"
        toYaml (dict "k" "(*-word " "l" (list "(*-word " (dict "m" "12:30")))
            "k: '(*-word '\nl:\n- '(*-word '\n- m: \"12:30\""
        toYamlPretty (dict "k" "&'\u00a0eyes$\n  no[&\n1\u2028  😀>'\n\t,\n\n=[&yes-null~<" "l" (list "&'\u00a0eyes$\n  no[&\n1\u2028  😀>'\n\t,\n\n=[&yes-null~<" (dict "m" "_(\n\n")))
            "k: \"&'\u00a0eyes$\\n  no[&\\n1\\L  \\U0001F600>'\\n\\t,\\n\\n=[&yes-null~<\"\nl:\n  - \"&'\u00a0eyes$\\n  no[&\\n1\\L  \\U0001F600>'\\n\\t,\\n\\n=[&yes-null~<\"\n  - m: |+\n      _(\n"
        print (quote "\n|x2020-01-01") (toJson "\n|x2020-01-01") (printf "%q|%+q|%x" "\n|x2020-01-01" "\n|x2020-01-01" "\n|x2020-01-01")
            "\"\\n|x2020-01-01\"\"\\n|x2020-01-01\"\"\\n|x2020-01-01\"|\"\\n|x2020-01-01\"|0a7c78323032302d30312d3031"
        print (quote "😀++no<(?/~0null+word e0e|true0< null  a+-]b") (toJson "😀++no<(?/~0null+word e0e|true0< null  a+-]b") (printf "%q|%+q|%x" "😀++no<(?/~0null+word e0e|true0< null  a+-]b" "😀++no<(?/~0null+word e0e|true0< null  a+-]b" "😀++no<(?/~0null+word e0e|true0< null  a+-]b")
            "\"\ud83d\ude00++no<(?/~0null+word e0e|true0< null  a+-]b\"\"\ud83d\ude00++no\\u003c(?/~0null+word e0e|true0\\u003c null  a+-]b\"\"\ud83d\ude00++no<(?/~0null+word e0e|true0< null  a+-]b\"|\"\\U0001f600++no<(?/~0null+word e0e|true0< null  a+-]b\"|f09f98802b2b6e6f3c283f2f7e306e756c6c2b776f7264206530657c74727565303c206e756c6c2020612b2d5d62"
        print (quote ".") (toJson ".") (printf "%q|%+q|%x" "." "." ".")
            "\".\"\".\"\".\"|\".\"|2e"
        print (title "word - ") "|" (camelcase "word - ") "|" (snakecase "word - ") "|" (kebabcase "word - ") "|" (trim "word - ") "|" (wrap 5 "word - ") "|" (swapcase "word - ") "|" (initials "word - ")
            "Word - |Word - |word___|word---|word -|word\n- |WORD - |w-"
        toYamlPretty (dict "k" "null\t" "l" (list "null\t" (dict "m" "1日日!)\n\n")))
            "k: \"null\\t\"\nl:\n  - \"null\\t\"\n  - m: |+\n      1\u65e5\u65e5!)\n"
        print (quote ",") (toJson ",") (printf "%q|%+q|%x" "," "," ",")
            "\",\"\",\"\",\"|\",\"|2c"
        toYaml (dict "k" "])-{" "l" (list "])-{" (dict "m" "true\u200byes")))
            "k: '])-{'\nl:\n- '])-{'\n- m: true\u200byes"
        toYamlPretty (dict "k" "@word )\u00a0\\" "l" (list "@word )\u00a0\\" (dict "m" "~#&é- %- ]??!\u00a0")))
            "k: '@word )\u00a0\\'\nl:\n  - '@word )\u00a0\\'\n  - m: ~#&\u00e9- %- ]??!\u00a0"
        print (title "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (camelcase "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (snakecase "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (kebabcase "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (trim "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (wrap 5 "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (swapcase "x\u00a0long long words here a:x1=yes- /x!(word ") "|" (initials "x\u00a0long long words here a:x1=yes- /x!(word ")
            "X\u00a0Long Long Words Here A:X1=Yes- /X!(Word |XLongLongWordsHereA:x1=yes-/x!(word |x_long_long_words_here_a:x1_=_yes__/x!(word_|x-long-long-words-here-a:x1-=-yes--/x!(word-|x\u00a0long long words here a:x1=yes- /x!(word|x\u00a0long\nlong\nwords\nhere\na:x1=yes-\n/x!(word\n|X\u00a0LONG LONG WORDS HERE A:X1=YES- /X!(WORD |xllwha/"
        toYaml (dict "'.😀=(" 1 "é$" (list 1))
            "\"'.\\U0001F600=(\": 1\n\u00e9$:\n- 1"
        toYaml (dict ",>12:30x&" 1 "(>e- " (list 1))
            "'(>e- ':\n- 1\n',>12:30x&': 1"
        toYaml (dict "k" "b\t<}~{" "l" (list "b\t<}~{" (dict "m" "\t12:30{%'\u200b~?\\\\- word &\r_12:30b.>")))
            "k: \"b\\t<}~{\"\nl:\n- \"b\\t<}~{\"\n- m: \"\\t12:30{%'\u200b~?\\\\\\\\- word &\\r_12:30b.>\""
        toYaml "?_"
            "?_"
        toYaml (dict "k" "12:30]:~%x2020-01-01%- 日- +)#é- bnulltrue'#)\u00a0true]e$" "l" (list "12:30]:~%x2020-01-01%- 日- +)#é- bnulltrue'#)\u00a0true]e$" (dict "m" "word &}😀日12:30")))
            "k: 12:30]:~%x2020-01-01%- \u65e5- +)#\u00e9- bnulltrue'#)\u00a0true]e$\nl:\n- 12:30]:~%x2020-01-01%- \u65e5- +)#\u00e9- bnulltrue'#)\u00a0true]e$\n- m: \"word &}\\U0001F600\u65e512:30\""
        print (title "!!%") "|" (camelcase "!!%") "|" (snakecase "!!%") "|" (kebabcase "!!%") "|" (trim "!!%") "|" (wrap 5 "!!%") "|" (swapcase "!!%") "|" (initials "!!%")
            "!!%|!!%|!!%|!!%|!!%|!!%|!!%|!"
        print (title "[") "|" (camelcase "[") "|" (snakecase "[") "|" (kebabcase "[") "|" (trim "[") "|" (wrap 5 "[") "|" (swapcase "[") "|" (initials "[")
            "[|[|[|[|[|[|[|["
        toYamlPretty (dict "k" "12:30" "l" (list "12:30" (dict "m" "%nullb>")))
            "k: \"12:30\"\nl:\n  - \"12:30\"\n  - m: '%nullb>'"
        toYaml (dict "k" "'e)\"null{<" "l" (list "'e)\"null{<" (dict "m" "{]>_")))
            "k: '''e)\"null{<'\nl:\n- '''e)\"null{<'\n- m: '{]>_'"
        toYaml (dict "*" 1 "xtrue'long long words here " (list 1))
            "'*': 1\n'xtrue''long long words here ':\n- 1"
        toYamlPretty (dict "k" "word " "l" (list "word " (dict "m" "12:30 é#")))
            "k: 'word '\nl:\n  - 'word '\n  - m: 12:30 \u00e9#"
        print (quote "😀1") (toJson "😀1") (printf "%q|%+q|%x" "😀1" "😀1" "😀1")
            "\"\ud83d\ude001\"\"\ud83d\ude001\"\"\ud83d\ude001\"|\"\\U0001f6001\"|f09f988031"
        toYaml (dict "k" "yes|.," "l" (list "yes|.," (dict "m" "\\word xnull@\u00a0@")))
            "k: yes|.,\nl:\n- yes|.,\n- m: \\word xnull@\u00a0@"
        toYaml "!}日=@"
            "'!}\u65e5=@'"
        toYamlPretty (dict "k" "}  1\n\n" "l" (list "}  1\n\n" (dict "m" ">long long words here +2020-01-01  =ea\u2028*\t,2020-01-01e$[yes\u2028\"[\"long long words here é'-\u2028")))
            "k: |+\n  }  1\n\nl:\n  - |+\n    }  1\n\n  - m: \">long long words here +2020-01-01  =ea\\L*\\t,2020-01-01e$[yes\\L\\\"[\\\"long long words here \u00e9'-\\L\""
        print (quote "null)no+>") (toJson "null)no+>") (printf "%q|%+q|%x" "null)no+>" "null)no+>" "null)no+>")
            "\"null)no+>\"\"null)no+\\u003e\"\"null)no+>\"|\"null)no+>\"|6e756c6c296e6f2b3e"
        toYaml (dict "k" "?long long words here " "l" (list "?long long words here " (dict "m" "\u00a0\r")))
            "k: '?long long words here '\nl:\n- '?long long words here '\n- m: \"\u00a0\\r\""
        toYaml (dict "- 😀" 1 ">#*/&- )~%\r|xb2020-01-010[0<- 2020-01-01\u00a0,1" (list 1))
            "\"- \\U0001F600\": 1\n? \">#*/&- )~%\\r|xb2020-01-010[0<- 2020-01-01\u00a0,1\"\n: - 1"
        toYaml (dict ">!\"\u200b" 1 "}:@x&" (list 1))
            "'>!\"\u200b': 1\n'}:@x&':\n- 1"
        toYaml (dict ":\t:<\n\n#=}<&)2020-01-01\u200b\ntrue,a\u2028{$$*e" 1 "&long long words here a\r" (list 1))
            "? \"&long long words here a\\r\"\n: - 1\n? \":\\t:<\\n\\n#=}<&)2020-01-01\u200b\\ntrue,a\\L{$$*e\"\n: 1"
        toYaml (dict "no'_null{%)" 1 "@=- -00{" (list 1))
            "'@=- -00{':\n- 1\nno'_null{%): 1"
        toYamlPretty (dict "k" "日x+?" "l" (list "日x+?" (dict "m" "日,\u00a0{- #'no#\n\n<null$\\\\0} \u200b&~")))
            "k: \u65e5x+?\nl:\n  - \u65e5x+?\n  - m: |-\n      \u65e5,\u00a0{- #'no#\n\n      <null$\\\\0} \u200b&~"
        toYaml (dict "k" "#. " "l" (list "#. " (dict "m" "[long long words here :日")))
            "k: '#. '\nl:\n- '#. '\n- m: '[long long words here :\u65e5'"
        toYaml (dict "k" "true1long long words here " "l" (list "true1long long words here " (dict "m" "*日[noa(}no/é2020-01-012020-01-01e")))
            "k: 'true1long long words here '\nl:\n- 'true1long long words here '\n- m: '*\u65e5[noa(}no/\u00e92020-01-012020-01-01e'"
        print (title ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (camelcase ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (snakecase ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (kebabcase ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (trim ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (wrap 5 ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (swapcase ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no") "|" (initials ">b-日0日xtrue,#@{1|日2020-01-01_\u00a0#no")
            ">B-\u65e50\u65e5xtrue,#@{1|\u65e52020-01-01_\u00a0#No|>b\u65e50\u65e5xtrue,#@{1|\u65e520200101_#no|>_b_\u65e50_\u65e5_xtrue,#@{1_|\u65e52020_01_01__#no|>-b-\u65e50-\u65e5-xtrue,#@{1-|\u65e52020-01-01--#no|>b-\u65e50\u65e5xtrue,#@{1|\u65e52020-01-01_\u00a0#no|>b-\u65e50\u65e5xtrue,#@{1|\u65e52020-01-01_\u00a0#no|>B-\u65e50\u65e5XTRUE,#@{1|\u65e52020-01-01_\u00a0#NO|>#"
        print (quote "long long words here %x") (toJson "long long words here %x") (printf "%q|%+q|%x" "long long words here %x" "long long words here %x" "long long words here %x")
            "\"long long words here %x\"\"long long words here %x\"\"long long words here %x\"|\"long long words here %x\"|6c6f6e67206c6f6e6720776f7264732068657265202578"
        toYaml (dict "k" "no||" "l" (list "no||" (dict "m" "0>$$\u200b0?bnull=0long long words here - \n\ne*?[/日日- \u2028")))
            "k: no||\nl:\n- no||\n- m: \"0>$$\u200b0?bnull=0long long words here - \\n\\ne*?[/\u65e5\u65e5- \\L\""
        toYaml (dict "k" "&\n,(\n\n" "l" (list "&\n,(\n\n" (dict "m" "%@:@-\")\u00a0日yes'\n\u00a0a_<\te")))
            "k: |+\n  &\n  ,(\n\nl:\n- |+\n  &\n  ,(\n\n- m: \"%@:@-\\\")\u00a0\u65e5yes'\\n\u00a0a_<\\te\""
        print (title "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (camelcase "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (snakecase "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (kebabcase "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (trim "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (wrap 5 "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (swapcase "\u200b\"\\yes@12:30:& }\\2020-01-01") "|" (initials "\u200b\"\\yes@12:30:& }\\2020-01-01")
            "\u200b\"\\Yes@12:30:& }\\2020-01-01|\u200b\"\\yes@12:30:&}\\20200101|\u200b\"\\yes@12:30:&_}\\2020_01_01|\u200b\"\\yes@12:30:&-}\\2020-01-01|\u200b\"\\yes@12:30:& }\\2020-01-01|\u200b\"\\yes@12:30:&\n}\\2020-01-01|\u200b\"\\YES@12:30:& }\\2020-01-01|\u00e2}"
        print (title "word =\r") "|" (camelcase "word =\r") "|" (snakecase "word =\r") "|" (kebabcase "word =\r") "|" (trim "word =\r") "|" (wrap 5 "word =\r") "|" (swapcase "word =\r") "|" (initials "word =\r")
            "Word =\r|Word=\r|word_=_|word-=-|word =|word\n=\r|WORD =\r|w="
        toYaml (dict "k" "\"" "l" (list "\"" (dict "m" " '>{\n?}\\")))
            "k: '\"'\nl:\n- '\"'\n- m: |2-\n     '>{\n    ?}\\"
        toYaml (dict "-e?" 1 "(" (list 1))
            "(:\n- 1\n-e?: 1"
        print (quote "'}!yes#*😀[no/?word [word _!&\u200b\r/[\u00a0]\n?\n") (toJson "'}!yes#*😀[no/?word [word _!&\u200b\r/[\u00a0]\n?\n") (printf "%q|%+q|%x" "'}!yes#*😀[no/?word [word _!&\u200b\r/[\u00a0]\n?\n" "'}!yes#*😀[no/?word [word _!&\u200b\r/[\u00a0]\n?\n" "'}!yes#*😀[no/?word [word _!&\u200b\r/[\u00a0]\n?\n")
            "\"'}!yes#*\ud83d\ude00[no/?word [word _!&\\u200b\\r/[\\u00a0]\\n?\\n\"\"'}!yes#*\ud83d\ude00[no/?word [word _!\\u0026\u200b\\r/[\u00a0]\\n?\\n\"\"'}!yes#*\ud83d\ude00[no/?word [word _!&\\u200b\\r/[\\u00a0]\\n?\\n\"|\"'}!yes#*\\U0001f600[no/?word [word _!&\\u200b\\r/[\\u00a0]\\n?\\n\"|277d21796573232af09f98805b6e6f2f3f776f7264205b776f7264205f2126e2808b0d2f5bc2a05d0a3f0a"
        toYamlPretty (dict "k" "[bé  _(no" "l" (list "[bé  _(no" (dict "m" "yeséword 2020-01-01x~:e\n\r,e|")))
            "k: '[b\u00e9  _(no'\nl:\n  - '[b\u00e9  _(no'\n  - m: \"yes\u00e9word 2020-01-01x~:e\\n\\r,e|\""
        print (title "*") "|" (camelcase "*") "|" (snakecase "*") "|" (kebabcase "*") "|" (trim "*") "|" (wrap 5 "*") "|" (swapcase "*") "|" (initials "*")
            "*|*|*|*|*|*|*|*"
        print (title "%x") "|" (camelcase "%x") "|" (snakecase "%x") "|" (kebabcase "%x") "|" (trim "%x") "|" (wrap 5 "%x") "|" (swapcase "%x") "|" (initials "%x")
            "%X|%x|%x|%x|%x|%x|%X|%"
        toYaml (dict ":(\u2028=" 1 "?12:30\".true)[?\n:#>2020-01-01\n\n" (list 1))
            "? ':(\u2028  ='\n: 1\n? |+\n  ?12:30\".true)[?\n  :#>2020-01-01\n\n: - 1"
        toYaml (dict "a_e(" 1 "\\:," (list 1))
            "\\:,:\n- 1\na_e(: 1"
        toYaml "'😀/~. x"
            "\"'\\U0001F600/~. x\""
        toYamlPretty (dict "k" "xé!'long long words here long long words here " "l" (list "xé!'long long words here long long words here " (dict "m" "_\r")))
            "k: 'x\u00e9!''long long words here long long words here '\nl:\n  - 'x\u00e9!''long long words here long long words here '\n  - m: \"_\\r\""
        toYaml (dict "  0é\u200b\r😀*b\\null/@0%nulle0  true#x(\u00a0é+\u2028[$\n\n" 1 ",[- \".\u2028x\n$/0+\\(e|=_2020-01-01+\t12:30=>\n" (list 1))
            "? \"  0\u00e9\u200b\\r\\U0001F600*b\\\\null/@0%nulle0  true#x(\u00a0\u00e9+\\L[$\\n\\n\"\n: 1\n? \",[- \\\".\\Lx\\n$/0+\\\\(e|=_2020-01-01+\\t12:30=>\\n\"\n: - 1"
        toYaml ".x\\=.+\n\nnull=- &:,>:> "
            "\".x\\\\=.+\\n\\nnull=- &:,>:> \""
        toYaml (dict "k" "_%-]12:30?- \"_word 0e\\+(@b\\2020-01-01" "l" (list "_%-]12:30?- \"_word 0e\\+(@b\\2020-01-01" (dict "m" "word ~{a")))
            "k: _%-]12:30?- \"_word 0e\\+(@b\\2020-01-01\nl:\n- _%-]12:30?- \"_word 0e\\+(@b\\2020-01-01\n- m: word ~{a"
        toYaml (dict "k" "true\té=*2020-01-01 >_|\u00a0\rnull<>)%\\yeslong long words here long long words here \"\nyes]" "l" (list "true\té=*2020-01-01 >_|\u00a0\rnull<>)%\\yeslong long words here long long words here \"\nyes]" (dict "m" "@long long words here -2020-01-01$2020-01-01(e-!%.\r~yes")))
            "k: \"true\\t\u00e9=*2020-01-01 >_|\u00a0\\rnull<>)%\\\\yeslong long words here long long words here\n  \\\"\\nyes]\"\nl:\n- \"true\\t\u00e9=*2020-01-01 >_|\u00a0\\rnull<>)%\\\\yeslong long words here long long words here\n  \\\"\\nyes]\"\n- m: \"@long long words here -2020-01-01$2020-01-01(e-!%.\\r~yes\""
        print (quote " 0yes$  ") (toJson " 0yes$  ") (printf "%q|%+q|%x" " 0yes$  " " 0yes$  " " 0yes$  ")
            "\" 0yes$  \"\" 0yes$  \"\" 0yes$  \"|\" 0yes$  \"|2030796573242020"
        printf "[%#+5.X]" (list 1 "a")
            "[[ +0X1      ]]"
        printf "[%.0t]" "str"
            "[%!t(string=)]"
        printf "[%+10.5x]" true
            "[%!x(bool=      true)]"
        printf "[%-5.v]" 16381
            "[16381]"
        printf "[%-010T]" nil
            "[<nil>     ]"
        printf "[%f]" nil
            "[%!f(<nil>)]"
        printf "[%- 5.e]" (list 1 "a")
            "[[%!e(int= 1   ) %!e(string=     )]]"
        printf "[%-5.g]" 3.0
            "[3    ]"
        printf "[%+010.5T]" nil
            "[00000<nil>]"
        printf "[%0-.f]" 13895
            "[%!f(int=13895)]"
        printf "[%0 5.d]" 1e21
            "[%!d(float64= 1e+21)]"
        printf "[%.5T]" (list 1 "a")
            "[[]int]"
        printf "[% 5.5o]" (list 1 "a")
            "[[ 00001 %!o(string=    a)]]"
        printf "[%0+.q]" (dict "a" 1)
            "[map[\"\":'\\x01']]"
        printf "[%c]" 51980
            "[\ucb0c]"
        printf "[%#10.F]" 1e100
            "[10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.]"
        printf "[%#10.2G]" (dict "a" 1)
            "[map[%!G(string=         a):%!G(int=        01)]]"
        printf "[%0+12.5o]" nil
            "[%!o(<nil>)]"
        printf "[%05.0e]" 94351
            "[%!e(int=94351)]"
        printf "[% 5.5s]" (dict "a" 1)
            "[map[    a:%!s(int= 00001)]]"
        printf "[%12.0t]" true
            "[        true]"
        printf "[%#10.5t]" 1e-07
            "[%!t(float64=1.0000e-07)]"
        printf "[%.2E]" "str"
            "[%!E(string=st)]"
        printf "[%#10.2o]" true
            "[%!o(bool=      true)]"
        printf "[%+12.b]" true
            "[%!b(bool=        true)]"
        printf "[%12.2v]" 83229
            "[       83229]"
        printf "[%+10.0t]" true
            "[      true]"
        printf "[% 10.o]" true
            "[%!o(bool=      true)]"
        printf "[%+.2e]" 27735
            "[%!e(int=+27735)]"
        printf "[% .5E]" 62416
            "[%!E(int= 62416)]"
        printf "[%+ .G]" (list 1 "a")
            "[[%!G(int=+1) %!G(string=)]]"
        printf "[%12.0T]" 6413
            "[            ]"
        printf "[%#10.0T]" nil
            "[     <nil>]"
        printf "[%#5.0s]" (list 1 "a")
            "[[%!s(int=    1)      ]]"
        printf "[%.q]" true
            "[%!q(bool=true)]"
        printf "[%.0s]" "str"
            "[]"
        printf "[%+#.5t]" 0.1
            "[%!t(float64=+0.10000)]"
        printf "[%0+.5d]" true
            "[%!d(bool=true)]"
        printf "[%+12.q]" nil
            "[%!q(<nil>)]"
        printf "[% 0.F]" (list 1 "a")
            "[[%!F(int= 1) %!F(string=)]]"
        printf "[% #5.0e]" (list 1 "a")
            "[[%!e(int=    1) %!e(string=     )]]"
        printf "[%10.0F]" true
            "[%!F(bool=      true)]"
        printf "[%.2c]" nil
            "[%!c(<nil>)]"
        printf "[%010G]" (dict "a" 1)
            "[map[%!G(string=000000000a):%!G(int=0000000001)]]"
        printf "[% 5.2t]" nil
            "[%!t(<nil>)]"
        printf "[%- t]" nil
            "[%!t(<nil>)]"
        printf "[%+.2t]" 99.995
            "[%!t(float64=+1e+02)]"
        printf "[%0 10e]" (list 1 "a")
            "[[%!e(int= 000000001) %!e(string=000000000a)]]"
        printf "[%#-10.d]" (list 1 "a")
            "[[1          %!d(string=          )]]"
        printf "[%#12.5s]" "str"
            "[         str]"
        printf "[%-12.0v]" (dict "a" 1)
            "[map[            :1           ]]"
        printf "[%10.2c]" 123456.789
            "[%!c(float64=   1.2e+05)]"
        printf "[%.5E]" nil
            "[%!E(<nil>)]"
        printf "[%12.o]" true
            "[%!o(bool=        true)]"
        printf "[%10c]" nil
            "[%!c(<nil>)]"
        printf "[%10.v]" (list 1 "a")
            "[[         1           ]]"
        printf "[%-#5.2e]" nil
            "[%!e(<nil>)]"
        printf "[%#10.0x]" 90249
            "[   0x16089]"
        printf "[%10.0s]" (list 1 "a")
            "[[%!s(int=         1)           ]]"
        printf "[%+ 10T]" "str"
            "[    string]"
        printf "[%#+X]" (list 1 "a")
            "[[+0X1 0X61]]"
        printf "[%0 .2G]" true
            "[%!G(bool=true)]"
        printf "[%5.0o]" (dict "a" 1)
            "[map[%!o(string=     ):    1]]"
        printf "[%- t]" (list 1 "a")
            "[[%!t(int= 1) %!t(string=a)]]"
        printf "[%# 5.2d]" nil
            "[%!d(<nil>)]"
        printf "[%#+5.0b]" (list 1 "a")
            "[[ +0b1 %!b(string=     )]]"
        printf "[%-05.0v]" true
            "[true ]"
        printf "[%-+.X]" 58955
            "[+E64B]"
        printf "[%05.t]" (dict "a" 1)
            "[map[%!t(string=00000):%!t(int=    1)]]"
        printf "[%#010.2f]" 52982
            "[%!f(int=     52982)]"
        printf "[%012.2x]" 60031
            "[        ea7f]"
        printf "[% -12.0x]" (list 1 "a")
            "[[ 1                       ]]"
        printf "[%12G]" "str"
            "[%!G(string=         str)]"
        printf "[% 010.x]" true
            "[%!x(bool=000000true)]"
        printf "[%-+10.0U]" 0.0
            "[%!U(float64=+0        )]"
        printf "[%0-5f]" (list 1 "a")
            "[[%!f(int=1    ) %!f(string=a    )]]"
        printf "[%0+.5U]" "str"
            "[%!U(string=str)]"
        printf "[%5.0X]" nil
            "[%!X(<nil>)]"
        printf "[%12.5q]" (list 1 "a")
            "[[      '\\x01'          \"a\"]]"
        printf "[%#.q]" nil
            "[%!q(<nil>)]"
        printf "[%- 10.2t]" 0.1
            "[%!t(float64= 0.1      )]"
        printf "[%-12.5X]" (dict "a" 1)
            "[map[61          :00001       ]]"
        printf "[%v]" (dict "a" 1)
            "[map[a:1]]"
        printf "[%-#5.2E]" nil
            "[%!E(<nil>)]"
        printf "[%#12.0G]" true
            "[%!G(bool=        true)]"
        printf "[%#.0G]" 22796
            "[%!G(int=22796)]"
        printf "[%.0T]" true
            "[]"
        printf "[%12.2t]" nil
            "[%!t(<nil>)]"
        printf "[%+5.0e]" 99.995
            "[+1e+02]"
        printf "[%-5.0F]" 0.0
            "[0    ]"
        printf "[%+.5o]" (list 1 "a")
            "[[+00001 %!o(string=a)]]"
        printf "[% 10.2f]" (list 1 "a")
            "[[%!f(int=        01) %!f(string=         a)]]"
        printf "[%5.0d]" (dict "a" 1)
            "[map[%!d(string=     ):    1]]"
        printf "[%+5q]" "str"
            "[\"str\"]"
        printf "[%10.o]" true
            "[%!o(bool=      true)]"
        printf "[%+5.U]" (list 1 "a")
            "[[U+0001 %!U(string=     )]]"
        printf "[%010.2T]" (list 1 "a")
            "[00000000[]]"
        printf "[% 12.t]" (dict "a" 1)
            "[map[%!t(string=            ):%!t(int=           1)]]"
        printf "[%0.T]" nil
            "[<nil>]"
        printf "[%-12.0q]" (list 1 "a")
            "[['\\x01'       \"\"          ]]"
        printf "[%5s]" true
            "[%!s(bool= true)]"
        printf "[%+010.0F]" -2.5
            "[-000000002]"
        printf "[%f]" (dict "a" 1)
            "[map[%!f(string=a):%!f(int=1)]]"
        printf "[%5.0f]" 3.0
            "[    3]"
        printf "[%.2F]" 1e21
            "[1000000000000000000000.00]"
        printf "[%+ .5E]" 99145
            "[%!E(int=+99145)]"
        printf "[%-012.5x]" "str"
            "[737472      ]"
        printf "[%10G]" "str"
            "[%!G(string=       str)]"
        printf "[%5.2e]" 0.0
            "[0.00e+00]"
        printf "[% -5.0q]" 1.7976931348623157e308
            "[%!q(float64= 2e+308)]"
        printf "[%+ 12.5X]" 1e21
            "[+0X1.B1AE5P+69]"
        printf "[%12.0s]" true
            "[%!s(bool=        true)]"
        printf "[%10.2b]" true
            "[%!b(bool=      true)]"
        printf "[%#F]" 5e-324
            "[0.000000]"
        printf "[%12.F]" "str"
            "[%!F(string=            )]"
        printf "[%.o]" 48927
            "[137437]"
        printf "[%#5.v]" nil
            "[<nil>]"
        printf "[%-12.0T]" (list 1 "a")
            "[            ]"
        printf "[%10.5q]" true
            "[%!q(bool=      true)]"
        printf "[%#10.5e]" "str"
            "[%!e(string=       str)]"
        printf "[%010.5t]" (dict "a" 1)
            "[map[%!t(string=000000000a):%!t(int=     00001)]]"
        printf "[%#-12.X]" 1e21
            "[0X1.P+70    ]"
        printf "[%-10.2b]" true
            "[%!b(bool=true      )]"
        printf "[%10.s]" (list 1 "a")
            "[[%!s(int=         1)           ]]"
        printf "[%#10.0t]" nil
            "[%!t(<nil>)]"
        printf "[%+10.2f]" 21417
            "[%!f(int=    +21417)]"
        printf "[%05.X]" 0.1
            "[0X1P-03]"
        printf "[%+12.q]" 0.1
            "[%!q(float64=        +0.1)]"
        printf "[%12.2c]" (list 1 "a")
            "[[           \u0001 %!c(string=           a)]]"
        printf "[%10.x]" true
            "[%!x(bool=      true)]"
        printf "[%0+12.5o]" "str"
            "[%!o(string=000000000str)]"
        printf "[%-5o]" 84272
            "[244460]"
        printf "[%#10.c]" 1.7976931348623157e308
            "[%!c(float64=   2.e+308)]"
        printf "[%0 5.5F]" 24520
            "[%!F(int= 24520)]"
        printf "[%- 5.2T]" 0.1
            "[fl   ]"
        printf "[%-12.c]" "str"
            "[%!c(string=            )]"
        printf "[%10x]" "str"
            "[    737472]"
        printf "[%5.5e]" "str"
            "[%!e(string=  str)]"
        printf "[%5U]" 1.5
            "[%!U(float64=  1.5)]"
        printf "[% 5.0g]" (list 1 "a")
            "[[%!g(int=    1) %!g(string=     )]]"
        print (mustRegexFindAll `a*?` "aab" -1 | toJson) (mustRegexReplaceAll `(a|b)*` "abcab" "<$0>")
            "[\"\",\"\",\"\",\"\"]<ab>c<ab>"
        print (mustRegexFindAll `(|a)*` "aa" -1 | toJson)
            "[\"\",\"\",\"\"]"
        print (mustRegexFindAll `(|a)+` "aa" -1 | toJson)
            "[\"\",\"\",\"\"]"
        print (mustRegexFindAll `\b` "ab cd" -1 | toJson)
            "[\"\",\"\",\"\",\"\"]"
        print (mustRegexFindAll `(?i)[a-c]x` "AX bx Cx" -1 | toJson)
            "[\"AX\",\"bx\",\"Cx\"]"
        print (mustRegexFindAll `a{0,2}` "aaaa" -1 | toJson)
            "[\"aa\",\"aa\"]"
        print (mustRegexSplit `\s*,\s*` "a , b,c ,d" -1 | toJson)
            "[\"a\",\"b\",\"c\",\"d\"]"
        print (mustRegexReplaceAll `(\w)(\w*)` "foo bar" "$2$1")
            "oof arb"
        print (mustRegexReplaceAll `^\s+|\s+$` "  foo bar " "")
            "foo bar"
        print (mustRegexFindAll `a|ab|abc` "abc" -1 | toJson)
            "[\"a\"]"
        print (mustRegexFindAll `(?:a|ab)(?:c|bcd)(d*)` "abcd" -1 | toJson)
            "[\"abcd\"]"
        print (mustRegexFindAll `x*` "" -1 | toJson)
            "[\"\"]"
        print (mustRegexFindAll `.*` "ab\ncd" -1 | toJson)
            "[\"ab\",\"cd\"]"
        print (mustRegexFindAll `(?s).*` "ab\ncd" -1 | toJson)
            "[\"ab\\ncd\"]"
        print (mustRegexReplaceAll `.*` "ab" "[$0]")
            "[ab]"
        print (mustRegexFindAll `^` "a\nb" -1 | toJson)
            "[\"\"]"
        print (mustRegexFindAll `(?m)$` "a\nb" -1 | toJson)
            "[\"\",\"\"]"
        print (mustRegexFindAll `[^,]*` "a,b" -1 | toJson)
            "[\"a\",\"b\"]"
        print (mustRegexFindAll `.[^a]` "11c\n1" -1 | toJson) (mustRegexReplaceAll `.[^a]` "11c\n1" "<$0>") (mustRegexSplit `.[^a]` "11c\n1" -1 | toJson)
            "[\"11\",\"c\\n\"]<11><c\n>1[\"\",\"\",\"1\"]"
        print (mustRegexFindAll `c\d^` "  Ba b" -1 | toJson) (mustRegexReplaceAll `c\d^` "  Ba b" "<$0>") (mustRegexSplit `c\d^` "  Ba b" -1 | toJson)
            "null  Ba b[\"  Ba b\"]"
        print (mustRegexFindAll `\da{1,2}` "1abb" -1 | toJson) (mustRegexReplaceAll `\da{1,2}` "1abb" "<$0>") (mustRegexSplit `\da{1,2}` "1abb" -1 | toJson)
            "[\"1a\"]<1a>bb[\"\",\"bb\"]"
        print (mustRegexFindAll `$` "b1" -1 | toJson) (mustRegexReplaceAll `$` "b1" "<$0>") (mustRegexSplit `$` "b1" -1 | toJson)
            "[\"\"]b1<>[\"b1\"]"
        print (mustRegexFindAll `a^$[ab]xb` "A" -1 | toJson) (mustRegexReplaceAll `a^$[ab]xb` "A" "<$0>") (mustRegexSplit `a^$[ab]xb` "A" -1 | toJson)
            "nullA[\"A\"]"
        print (mustRegexFindAll `(?i)b?a` "1cB xcBa1" -1 | toJson) (mustRegexReplaceAll `(?i)b?a` "1cB xcBa1" "<$0>") (mustRegexSplit `(?i)b?a` "1cB xcBa1" -1 | toJson)
            "[\"Ba\"]1cB xc<Ba>1[\"1cB xc\",\"1\"]"
        print (mustRegexFindAll `[^a]|[ab]$^` " b1\nbx1" -1 | toJson) (mustRegexReplaceAll `[^a]|[ab]$^` " b1\nbx1" "<$0>") (mustRegexSplit `[^a]|[ab]$^` " b1\nbx1" -1 | toJson)
            "[\" \",\"b\",\"1\",\"\\n\",\"b\",\"x\",\"1\"]< ><b><1><\n><b><x><1>[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]"
        print (mustRegexFindAll `a?` "" -1 | toJson) (mustRegexReplaceAll `a?` "" "<$0>") (mustRegexSplit `a?` "" -1 | toJson)
            "[\"\"]<>[\"\"]"
        print (mustRegexFindAll `c` "BBaA1AAcxa" -1 | toJson) (mustRegexReplaceAll `c` "BBaA1AAcxa" "<$0>") (mustRegexSplit `c` "BBaA1AAcxa" -1 | toJson)
            "[\"c\"]BBaA1AA<c>xa[\"BBaA1AA\",\"xa\"]"
        print (mustRegexFindAll `a{1,2}.\w?[^a][^a]*?` "bax1b" -1 | toJson) (mustRegexReplaceAll `a{1,2}.\w?[^a][^a]*?` "bax1b" "<$0>") (mustRegexSplit `a{1,2}.\w?[^a][^a]*?` "bax1b" -1 | toJson)
            "[\"ax1b\"]b<ax1b>[\"b\",\"\"]"
        print (mustRegexFindAll `b(?i)` "c\n1 AxA1" -1 | toJson) (mustRegexReplaceAll `b(?i)` "c\n1 AxA1" "<$0>") (mustRegexSplit `b(?i)` "c\n1 AxA1" -1 | toJson)
            "nullc\n1 AxA1[\"c\\n1 AxA1\"]"
        print (mustRegexFindAll `b` "" -1 | toJson) (mustRegexReplaceAll `b` "" "<$0>") (mustRegexSplit `b` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `[ab].\d` "Bc b" -1 | toJson) (mustRegexReplaceAll `[ab].\d` "Bc b" "<$0>") (mustRegexSplit `[ab].\d` "Bc b" -1 | toJson)
            "nullBc b[\"Bc b\"]"
        print (mustRegexFindAll `b` "1xAxAax\n" -1 | toJson) (mustRegexReplaceAll `b` "1xAxAax\n" "<$0>") (mustRegexSplit `b` "1xAxAax\n" -1 | toJson)
            "null1xAxAax\n[\"1xAxAax\\n\"]"
        print (mustRegexFindAll `\w$` "aB\nAb11" -1 | toJson) (mustRegexReplaceAll `\w$` "aB\nAb11" "<$0>") (mustRegexSplit `\w$` "aB\nAb11" -1 | toJson)
            "[\"1\"]aB\nAb1<1>[\"aB\\nAb1\",\"\"]"
        print (mustRegexFindAll `x` "\n1ac" -1 | toJson) (mustRegexReplaceAll `x` "\n1ac" "<$0>") (mustRegexSplit `x` "\n1ac" -1 | toJson)
            "null\n1ac[\"\\n1ac\"]"
        print (mustRegexFindAll `^` "" -1 | toJson) (mustRegexReplaceAll `^` "" "<$0>") (mustRegexSplit `^` "" -1 | toJson)
            "[\"\"]<>[\"\"]"
        print (mustRegexFindAll `$[ab]|b(?i)` "b1 xaBb1" -1 | toJson) (mustRegexReplaceAll `$[ab]|b(?i)` "b1 xaBb1" "<$0>") (mustRegexSplit `$[ab]|b(?i)` "b1 xaBb1" -1 | toJson)
            "[\"b\",\"b\"]<b>1 xaB<b>1[\"\",\"1 xaB\",\"1\"]"
        print (mustRegexFindAll `.*?` "\n1  xxb" -1 | toJson) (mustRegexReplaceAll `.*?` "\n1  xxb" "<$0>") (mustRegexSplit `.*?` "\n1  xxb" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]<>\n<>1<> <> <>x<>x<>b<>[\"\\n\",\"1\",\" \",\" \",\"x\",\"x\",\"b\"]"
        print (mustRegexFindAll `(?i)[ab]\ba{1,2}(?i)?` "bx\n" -1 | toJson) (mustRegexReplaceAll `(?i)[ab]\ba{1,2}(?i)?` "bx\n" "<$0>") (mustRegexSplit `(?i)[ab]\ba{1,2}(?i)?` "bx\n" -1 | toJson)
            "nullbx\n[\"bx\\n\"]"
        print (mustRegexFindAll `\d*a^` "A" -1 | toJson) (mustRegexReplaceAll `\d*a^` "A" "<$0>") (mustRegexSplit `\d*a^` "A" -1 | toJson)
            "nullA[\"A\"]"
        print (mustRegexFindAll `.|` "babx c\n" -1 | toJson) (mustRegexReplaceAll `.|` "babx c\n" "<$0>") (mustRegexSplit `.|` "babx c\n" -1 | toJson)
            "[\"b\",\"a\",\"b\",\"x\",\" \",\"c\",\"\"]<b><a><b><x>< ><c>\n<>[\"\",\"\",\"\",\"\",\"\",\"\",\"\\n\"]"
        print (mustRegexFindAll `^` "\nA\nc" -1 | toJson) (mustRegexReplaceAll `^` "\nA\nc" "<$0>") (mustRegexSplit `^` "\nA\nc" -1 | toJson)
            "[\"\"]<>\nA\nc[\"\\nA\\nc\"]"
        print (mustRegexFindAll `b` "Aacaba" -1 | toJson) (mustRegexReplaceAll `b` "Aacaba" "<$0>") (mustRegexSplit `b` "Aacaba" -1 | toJson)
            "[\"b\"]Aaca<b>a[\"Aaca\",\"a\"]"
        print (mustRegexFindAll `c|\b(?i)` "" -1 | toJson) (mustRegexReplaceAll `c|\b(?i)` "" "<$0>") (mustRegexSplit `c|\b(?i)` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `^^c` "AcB" -1 | toJson) (mustRegexReplaceAll `^^c` "AcB" "<$0>") (mustRegexSplit `^^c` "AcB" -1 | toJson)
            "nullAcB[\"AcB\"]"
        print (mustRegexFindAll `a{1,2}b` "11" -1 | toJson) (mustRegexReplaceAll `a{1,2}b` "11" "<$0>") (mustRegexSplit `a{1,2}b` "11" -1 | toJson)
            "null11[\"11\"]"
        print (mustRegexFindAll `b` "b  B  " -1 | toJson) (mustRegexReplaceAll `b` "b  B  " "<$0>") (mustRegexSplit `b` "b  B  " -1 | toJson)
            "[\"b\"]<b>  B  [\"\",\"  B  \"]"
        print (mustRegexFindAll `.b` "cBA1B\nB1\nc" -1 | toJson) (mustRegexReplaceAll `.b` "cBA1B\nB1\nc" "<$0>") (mustRegexSplit `.b` "cBA1B\nB1\nc" -1 | toJson)
            "nullcBA1B\nB1\nc[\"cBA1B\\nB1\\nc\"]"
        print (mustRegexFindAll `[^a].a+?c|` "1c\nc\n A" -1 | toJson) (mustRegexReplaceAll `[^a].a+?c|` "1c\nc\n A" "<$0>") (mustRegexSplit `[^a].a+?c|` "1c\nc\n A" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]<>1<>c<>\n<>c<>\n<> <>A<>[\"1\",\"c\",\"\\n\",\"c\",\"\\n\",\" \",\"A\"]"
        print (mustRegexFindAll `[^a][^a]` "Bx " -1 | toJson) (mustRegexReplaceAll `[^a][^a]` "Bx " "<$0>") (mustRegexSplit `[^a][^a]` "Bx " -1 | toJson)
            "[\"Bx\"]<Bx> [\"\",\" \"]"
        print (mustRegexFindAll `[ab]|[ab]\bc` "aabBb" -1 | toJson) (mustRegexReplaceAll `[ab]|[ab]\bc` "aabBb" "<$0>") (mustRegexSplit `[ab]|[ab]\bc` "aabBb" -1 | toJson)
            "[\"a\",\"a\",\"b\",\"b\"]<a><a><b>B<b>[\"\",\"\",\"\",\"B\",\"\"]"
        print (mustRegexFindAll `x\w` "A" -1 | toJson) (mustRegexReplaceAll `x\w` "A" "<$0>") (mustRegexSplit `x\w` "A" -1 | toJson)
            "nullA[\"A\"]"
        print (mustRegexFindAll `a()` "B1" -1 | toJson) (mustRegexReplaceAll `a()` "B1" "<$0>") (mustRegexSplit `a()` "B1" -1 | toJson)
            "nullB1[\"B1\"]"
        print (mustRegexFindAll `$` "xbA1 cbx" -1 | toJson) (mustRegexReplaceAll `$` "xbA1 cbx" "<$0>") (mustRegexSplit `$` "xbA1 cbx" -1 | toJson)
            "[\"\"]xbA1 cbx<>[\"xbA1 cbx\"]"
        print (mustRegexFindAll `ab` "B1c a" -1 | toJson) (mustRegexReplaceAll `ab` "B1c a" "<$0>") (mustRegexSplit `ab` "B1c a" -1 | toJson)
            "nullB1c a[\"B1c a\"]"
        print (mustRegexFindAll `$[^a]` "cBx1\n" -1 | toJson) (mustRegexReplaceAll `$[^a]` "cBx1\n" "<$0>") (mustRegexSplit `$[^a]` "cBx1\n" -1 | toJson)
            "nullcBx1\n[\"cBx1\\n\"]"
        print (mustRegexFindAll `[^a]b\b` "b" -1 | toJson) (mustRegexReplaceAll `[^a]b\b` "b" "<$0>") (mustRegexSplit `[^a]b\b` "b" -1 | toJson)
            "nullb[\"b\"]"
        print (mustRegexFindAll `\b` "x\ncc\nx\n\nc" -1 | toJson) (mustRegexReplaceAll `\b` "x\ncc\nx\n\nc" "<$0>") (mustRegexSplit `\b` "x\ncc\nx\n\nc" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]<>x<>\n<>cc<>\n<>x<>\n\n<>c<>[\"x\",\"\\n\",\"cc\",\"\\n\",\"x\",\"\\n\\n\",\"c\"]"
        print (mustRegexFindAll `[ab]` "a\n" -1 | toJson) (mustRegexReplaceAll `[ab]` "a\n" "<$0>") (mustRegexSplit `[ab]` "a\n" -1 | toJson)
            "[\"a\"]<a>\n[\"\",\"\\n\"]"
        print (mustRegexFindAll `b[ab]` "" -1 | toJson) (mustRegexReplaceAll `b[ab]` "" "<$0>") (mustRegexSplit `b[ab]` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `b` " BbaAc\n " -1 | toJson) (mustRegexReplaceAll `b` " BbaAc\n " "<$0>") (mustRegexSplit `b` " BbaAc\n " -1 | toJson)
            "[\"b\"] B<b>aAc\n [\" B\",\"aAc\\n \"]"
        print (mustRegexFindAll `xa|^^` "cc\nxBc1cax" -1 | toJson) (mustRegexReplaceAll `xa|^^` "cc\nxBc1cax" "<$0>") (mustRegexSplit `xa|^^` "cc\nxBc1cax" -1 | toJson)
            "[\"\"]<>cc\nxBc1cax[\"cc\\nxBc1cax\"]"
        print (mustRegexFindAll `.+?` "\nc\n x" -1 | toJson) (mustRegexReplaceAll `.+?` "\nc\n x" "<$0>") (mustRegexSplit `.+?` "\nc\n x" -1 | toJson)
            "[\"c\",\" \",\"x\"]\n<c>\n< ><x>[\"\\n\",\"\\n\",\"\",\"\"]"
        print (mustRegexFindAll `[^a]+?\w` "c cc" -1 | toJson) (mustRegexReplaceAll `[^a]+?\w` "c cc" "<$0>") (mustRegexSplit `[^a]+?\w` "c cc" -1 | toJson)
            "[\"c c\"]<c c>c[\"\",\"c\"]"
        print (mustRegexFindAll `a{1,2}x` "A1\ncBAA1b" -1 | toJson) (mustRegexReplaceAll `a{1,2}x` "A1\ncBAA1b" "<$0>") (mustRegexSplit `a{1,2}x` "A1\ncBAA1b" -1 | toJson)
            "nullA1\ncBAA1b[\"A1\\ncBAA1b\"]"
        print (mustRegexFindAll `^[^a]$ac` "ABbb\nxa\n" -1 | toJson) (mustRegexReplaceAll `^[^a]$ac` "ABbb\nxa\n" "<$0>") (mustRegexSplit `^[^a]$ac` "ABbb\nxa\n" -1 | toJson)
            "nullABbb\nxa\n[\"ABbb\\nxa\\n\"]"
        print (mustRegexFindAll `c|^|` "" -1 | toJson) (mustRegexReplaceAll `c|^|` "" "<$0>") (mustRegexSplit `c|^|` "" -1 | toJson)
            "[\"\"]<>[\"\"]"
        print (mustRegexFindAll `^(?:)|` "B" -1 | toJson) (mustRegexReplaceAll `^(?:)|` "B" "<$0>") (mustRegexSplit `^(?:)|` "B" -1 | toJson)
            "[\"\",\"\"]<>B<>[\"B\"]"
        print (mustRegexFindAll `$` "" -1 | toJson) (mustRegexReplaceAll `$` "" "<$0>") (mustRegexSplit `$` "" -1 | toJson)
            "[\"\"]<>[\"\"]"
        print (mustRegexFindAll `\w` "b1 \n" -1 | toJson) (mustRegexReplaceAll `\w` "b1 \n" "<$0>") (mustRegexSplit `\w` "b1 \n" -1 | toJson)
            "[\"b\",\"1\"]<b><1> \n[\"\",\"\",\" \\n\"]"
        print (mustRegexFindAll `b\d` "x" -1 | toJson) (mustRegexReplaceAll `b\d` "x" "<$0>") (mustRegexSplit `b\d` "x" -1 | toJson)
            "nullx[\"x\"]"
        print (mustRegexFindAll `[^a]\w` "xcab\n" -1 | toJson) (mustRegexReplaceAll `[^a]\w` "xcab\n" "<$0>") (mustRegexSplit `[^a]\w` "xcab\n" -1 | toJson)
            "[\"xc\"]<xc>ab\n[\"\",\"ab\\n\"]"
        print (mustRegexFindAll `b` "1" -1 | toJson) (mustRegexReplaceAll `b` "1" "<$0>") (mustRegexSplit `b` "1" -1 | toJson)
            "null1[\"1\"]"
        print (mustRegexFindAll `c` "b bBAxB" -1 | toJson) (mustRegexReplaceAll `c` "b bBAxB" "<$0>") (mustRegexSplit `c` "b bBAxB" -1 | toJson)
            "nullb bBAxB[\"b bBAxB\"]"
        print (mustRegexFindAll `x+c*` "bxAx1 " -1 | toJson) (mustRegexReplaceAll `x+c*` "bxAx1 " "<$0>") (mustRegexSplit `x+c*` "bxAx1 " -1 | toJson)
            "[\"x\",\"x\"]b<x>A<x>1 [\"b\",\"A\",\"1 \"]"
        print (mustRegexFindAll `[^a]` " c" -1 | toJson) (mustRegexReplaceAll `[^a]` " c" "<$0>") (mustRegexSplit `[^a]` " c" -1 | toJson)
            "[\" \",\"c\"]< ><c>[\"\",\"\",\"\"]"
        print (mustRegexFindAll `$` "Aa" -1 | toJson) (mustRegexReplaceAll `$` "Aa" "<$0>") (mustRegexSplit `$` "Aa" -1 | toJson)
            "[\"\"]Aa<>[\"Aa\"]"
        print (mustRegexFindAll `.|` "" -1 | toJson) (mustRegexReplaceAll `.|` "" "<$0>") (mustRegexSplit `.|` "" -1 | toJson)
            "[\"\"]<>[\"\"]"
        print (mustRegexFindAll `xa\b^a{1,2}$[ab]` "x" -1 | toJson) (mustRegexReplaceAll `xa\b^a{1,2}$[ab]` "x" "<$0>") (mustRegexSplit `xa\b^a{1,2}$[ab]` "x" -1 | toJson)
            "nullx[\"x\"]"
        print (mustRegexFindAll `[^a]+[^a]a` "b" -1 | toJson) (mustRegexReplaceAll `[^a]+[^a]a` "b" "<$0>") (mustRegexSplit `[^a]+[^a]a` "b" -1 | toJson)
            "nullb[\"b\"]"
        print (mustRegexFindAll `\b` "1b" -1 | toJson) (mustRegexReplaceAll `\b` "1b" "<$0>") (mustRegexSplit `\b` "1b" -1 | toJson)
            "[\"\",\"\"]<>1b<>[\"1b\"]"
        print (mustRegexFindAll `a+[ab]\w` " b\nBcxcx" -1 | toJson) (mustRegexReplaceAll `a+[ab]\w` " b\nBcxcx" "<$0>") (mustRegexSplit `a+[ab]\w` " b\nBcxcx" -1 | toJson)
            "null b\nBcxcx[\" b\\nBcxcx\"]"
        print (mustRegexFindAll `a{1,2}x\w` "" -1 | toJson) (mustRegexReplaceAll `a{1,2}x\w` "" "<$0>") (mustRegexSplit `a{1,2}x\w` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `a^` "A" -1 | toJson) (mustRegexReplaceAll `a^` "A" "<$0>") (mustRegexSplit `a^` "A" -1 | toJson)
            "nullA[\"A\"]"
        print (mustRegexFindAll `[^a]a` "axab\n1A" -1 | toJson) (mustRegexReplaceAll `[^a]a` "axab\n1A" "<$0>") (mustRegexSplit `[^a]a` "axab\n1A" -1 | toJson)
            "[\"xa\"]a<xa>b\n1A[\"a\",\"b\\n1A\"]"
        print (mustRegexFindAll `[^a]*?$` "c" -1 | toJson) (mustRegexReplaceAll `[^a]*?$` "c" "<$0>") (mustRegexSplit `[^a]*?$` "c" -1 | toJson)
            "[\"c\"]<c>[\"\",\"\"]"
        print (mustRegexFindAll `\w` "" -1 | toJson) (mustRegexReplaceAll `\w` "" "<$0>") (mustRegexSplit `\w` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `bx[ab]\d` "x \n" -1 | toJson) (mustRegexReplaceAll `bx[ab]\d` "x \n" "<$0>") (mustRegexSplit `bx[ab]\d` "x \n" -1 | toJson)
            "nullx \n[\"x \\n\"]"
        print (mustRegexFindAll `(?i)$c` "x1x" -1 | toJson) (mustRegexReplaceAll `(?i)$c` "x1x" "<$0>") (mustRegexSplit `(?i)$c` "x1x" -1 | toJson)
            "nullx1x[\"x1x\"]"
        print (mustRegexFindAll `(?i)\w` "AA1aAxab" -1 | toJson) (mustRegexReplaceAll `(?i)\w` "AA1aAxab" "<$0>") (mustRegexSplit `(?i)\w` "AA1aAxab" -1 | toJson)
            "[\"A\",\"A\",\"1\",\"a\",\"A\",\"x\",\"a\",\"b\"]<A><A><1><a><A><x><a><b>[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]"
        print (mustRegexFindAll `x$^[^a]\d\b` " a" -1 | toJson) (mustRegexReplaceAll `x$^[^a]\d\b` " a" "<$0>") (mustRegexSplit `x$^[^a]\d\b` " a" -1 | toJson)
            "null a[\" a\"]"
        print (mustRegexFindAll `a{1,2}bcb+` "" -1 | toJson) (mustRegexReplaceAll `a{1,2}bcb+` "" "<$0>") (mustRegexSplit `a{1,2}bcb+` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `x||` "Bb11" -1 | toJson) (mustRegexReplaceAll `x||` "Bb11" "<$0>") (mustRegexSplit `x||` "Bb11" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\"]<>B<>b<>1<>1<>[\"B\",\"b\",\"1\",\"1\"]"
        print (mustRegexFindAll `a{1,2}a|\d` "" -1 | toJson) (mustRegexReplaceAll `a{1,2}a|\d` "" "<$0>") (mustRegexSplit `a{1,2}a|\d` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `[^a]` "x\nccb1\nBb" -1 | toJson) (mustRegexReplaceAll `[^a]` "x\nccb1\nBb" "<$0>") (mustRegexSplit `[^a]` "x\nccb1\nBb" -1 | toJson)
            "[\"x\",\"\\n\",\"c\",\"c\",\"b\",\"1\",\"\\n\",\"B\",\"b\"]<x><\n><c><c><b><1><\n><B><b>[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]"
        print (mustRegexFindAll `\b[^a]bx` "A1 \n" -1 | toJson) (mustRegexReplaceAll `\b[^a]bx` "A1 \n" "<$0>") (mustRegexSplit `\b[^a]bx` "A1 \n" -1 | toJson)
            "nullA1 \n[\"A1 \\n\"]"
        print (mustRegexFindAll `(\d+?)^\d` "1x\naab\nx1c" -1 | toJson) (mustRegexReplaceAll `(\d+?)^\d` "1x\naab\nx1c" "<$0>") (mustRegexSplit `(\d+?)^\d` "1x\naab\nx1c" -1 | toJson)
            "null1x\naab\nx1c[\"1x\\naab\\nx1c\"]"
        print (mustRegexFindAll `$` "abax " -1 | toJson) (mustRegexReplaceAll `$` "abax " "<$0>") (mustRegexSplit `$` "abax " -1 | toJson)
            "[\"\"]abax <>[\"abax \"]"
        print (mustRegexFindAll `\d` "xa \nb1AABA" -1 | toJson) (mustRegexReplaceAll `\d` "xa \nb1AABA" "<$0>") (mustRegexSplit `\d` "xa \nb1AABA" -1 | toJson)
            "[\"1\"]xa \nb<1>AABA[\"xa \\nb\",\"AABA\"]"
        print (mustRegexFindAll `$\da.|` " cbxA1" -1 | toJson) (mustRegexReplaceAll `$\da.|` " cbxA1" "<$0>") (mustRegexSplit `$\da.|` " cbxA1" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\",\"\",\"\"]<> <>c<>b<>x<>A<>1<>[\" \",\"c\",\"b\",\"x\",\"A\",\"1\"]"
        print (mustRegexFindAll `|^^` "\n" -1 | toJson) (mustRegexReplaceAll `|^^` "\n" "<$0>") (mustRegexSplit `|^^` "\n" -1 | toJson)
            "[\"\",\"\"]<>\n<>[\"\\n\"]"
        print (mustRegexFindAll `.(?i)` " BAcxa1" -1 | toJson) (mustRegexReplaceAll `.(?i)` " BAcxa1" "<$0>") (mustRegexSplit `.(?i)` " BAcxa1" -1 | toJson)
            "[\" \",\"B\",\"A\",\"c\",\"x\",\"a\",\"1\"]< ><B><A><c><x><a><1>[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]"
        print (mustRegexFindAll `[^a]^^aa+` "a" -1 | toJson) (mustRegexReplaceAll `[^a]^^aa+` "a" "<$0>") (mustRegexSplit `[^a]^^aa+` "a" -1 | toJson)
            "nulla[\"a\"]"
        print (mustRegexFindAll `a{1,2}?[^a][^a]a{1,2}c` " a1  aAcB" -1 | toJson) (mustRegexReplaceAll `a{1,2}?[^a][^a]a{1,2}c` " a1  aAcB" "<$0>") (mustRegexSplit `a{1,2}?[^a][^a]a{1,2}c` " a1  aAcB" -1 | toJson)
            "null a1  aAcB[\" a1  aAcB\"]"
        print (mustRegexFindAll `c` "AB" -1 | toJson) (mustRegexReplaceAll `c` "AB" "<$0>") (mustRegexSplit `c` "AB" -1 | toJson)
            "nullAB[\"AB\"]"
        print (mustRegexFindAll `xb\b\w[ab][^a]` "xa cxb1A" -1 | toJson) (mustRegexReplaceAll `xb\b\w[ab][^a]` "xa cxb1A" "<$0>") (mustRegexSplit `xb\b\w[ab][^a]` "xa cxb1A" -1 | toJson)
            "nullxa cxb1A[\"xa cxb1A\"]"
        print (mustRegexFindAll `a{1,2}` "1\n xBB " -1 | toJson) (mustRegexReplaceAll `a{1,2}` "1\n xBB " "<$0>") (mustRegexSplit `a{1,2}` "1\n xBB " -1 | toJson)
            "null1\n xBB [\"1\\n xBB \"]"
        print (mustRegexFindAll `cx.\d(?i)a` "BAc\n b" -1 | toJson) (mustRegexReplaceAll `cx.\d(?i)a` "BAc\n b" "<$0>") (mustRegexSplit `cx.\d(?i)a` "BAc\n b" -1 | toJson)
            "nullBAc\n b[\"BAc\\n b\"]"
        print (mustRegexFindAll `x[ab]a{1,2}(?i)` "" -1 | toJson) (mustRegexReplaceAll `x[ab]a{1,2}(?i)` "" "<$0>") (mustRegexSplit `x[ab]a{1,2}(?i)` "" -1 | toJson)
            "null[\"\"]"
        print (mustRegexFindAll `\b^$c\w+?` "\n" -1 | toJson) (mustRegexReplaceAll `\b^$c\w+?` "\n" "<$0>") (mustRegexSplit `\b^$c\w+?` "\n" -1 | toJson)
            "null\n[\"\\n\"]"
        print (mustRegexFindAll `[ab]+?[^a]+` " ba c" -1 | toJson) (mustRegexReplaceAll `[ab]+?[^a]+` " ba c" "<$0>") (mustRegexSplit `[ab]+?[^a]+` " ba c" -1 | toJson)
            "[\"ba c\"] <ba c>[\" \",\"\"]"
        print (mustRegexFindAll `|[^a].` "xAcc\nAa" -1 | toJson) (mustRegexReplaceAll `|[^a].` "xAcc\nAa" "<$0>") (mustRegexSplit `|[^a].` "xAcc\nAa" -1 | toJson)
            "[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]<>x<>A<>c<>c<>\n<>A<>a<>[\"x\",\"A\",\"c\",\"c\",\"\\n\",\"A\",\"a\"]"
        print (mustRegexFindAll `c+` "\ncAc\nBc" -1 | toJson) (mustRegexReplaceAll `c+` "\ncAc\nBc" "<$0>") (mustRegexSplit `c+` "\ncAc\nBc" -1 | toJson)
            "[\"c\",\"c\",\"c\"]\n<c>A<c>\nB<c>[\"\\n\",\"A\",\"\\nB\",\"\"]"
        print (mustRegexFindAll `^^` "1\n b " -1 | toJson) (mustRegexReplaceAll `^^` "1\n b " "<$0>") (mustRegexSplit `^^` "1\n b " -1 | toJson)
            "[\"\"]<>1\n b [\"1\\n b \"]"
        print (mustRegexFindAll `[^a]|c` "AA" -1 | toJson) (mustRegexReplaceAll `[^a]|c` "AA" "<$0>") (mustRegexSplit `[^a]|c` "AA" -1 | toJson)
            "[\"A\",\"A\"]<A><A>[\"\",\"\",\"\"]"
        print (mustRegexFindAll `\d.$\d` "a Aa" -1 | toJson) (mustRegexReplaceAll `\d.$\d` "a Aa" "<$0>") (mustRegexSplit `\d.$\d` "a Aa" -1 | toJson)
            "nulla Aa[\"a Aa\"]"
        print (mustRegexFindAll `c\w` "c\n1A\n" -1 | toJson) (mustRegexReplaceAll `c\w` "c\n1A\n" "<$0>") (mustRegexSplit `c\w` "c\n1A\n" -1 | toJson)
            "nullc\n1A\n[\"c\\n1A\\n\"]"
        print (mustRegexFindAll `^$\w+?` "\naxa\na A" -1 | toJson) (mustRegexReplaceAll `^$\w+?` "\naxa\na A" "<$0>") (mustRegexSplit `^$\w+?` "\naxa\na A" -1 | toJson)
            "null\naxa\na A[\"\\naxa\\na A\"]"
        print (mustRegexFindAll `b\w` "baac" -1 | toJson) (mustRegexReplaceAll `b\w` "baac" "<$0>") (mustRegexSplit `b\w` "baac" -1 | toJson)
            "[\"ba\"]<ba>ac[\"\",\"ac\"]"
        """###
}
