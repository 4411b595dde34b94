import { ingestText } from "./pipeline/ingest/ingest.ts";
import { analyse } from "./pipeline/pipeline.ts";
const doc=(text:string,published:string)=>analyse(ingestText("x","x.txt",{key:null,text,encoding:"utf-8",bytes:new Uint8Array(),published}));
const T=[
`表1　2023年全市主要经济指标
单位：亿元、%
指标\t绝对量\t比上年增长
地区生产总值\t3214.5\t5.6
  其中：第一产业\t210.3\t-1.2
一般公共预算收入\t312\t8.1
全市新增就业3万人。`,
`指标\t单位\t2022年\t2023年\t比上年增长（%）\t占比（%）
粮食产量\t万吨\t2801.3\t2785.1\t-0.6\t12.5
肉类总产量\t万吨\t1,021.4\t1,100.9\t7.8\t-
常住人口\t万人\t580\t575\t\t`,
`| 地区 | 生产总值（亿元） | 增速（%） | 全省位次 |
|---|---|---|---|
| 武汉市 | 20011.65 | 5.7 | 1 |
| 宜昌市 | 5756.35 | 7.1 | 2 |`,
`序号\t项目名称\t计划投资\t责任单位
1\t城北污水处理厂\t3.5亿元\t市水务局
2\t人民医院扩建，新增床位500张\t12000万元\t市卫健委`,
`年末户籍人口主要构成
指    标        年末数（万人）     比重（%）
全市常住人口     580.3             100.0
其中：城镇       361.2             62.2
乡村             219.1             37.8`,
`\t本月\t\t1—10月累计\t
\t数量\t同比（%）\t数量\t同比（%）
进出口总额（亿元）\t35.2\t4.1\t320.6\t-2.3
出口额（亿元）\t20.1\t3.0\t200.8\t-1.0`];
for(const t of T){ const a=doc(t,"2024-03-20"); for(const c of a.claims) console.log([t.slice(c.numeral.start,c.numeral.end),c.numeral.value,c.numeral.unit,c.kind,c.direction,c.indicator,c.action,c.period,c.baseline,c.status,c.rule].join(" | ")); console.log("-- other:",a.numerals.filter(n=>n.role!=="claim").map(n=>t.slice(n.start,n.end)+":"+n.role+":"+(n.iso??"")).join("  "));for(const c of a.checks)console.log("check",c.check,c.result,c.detail);}
