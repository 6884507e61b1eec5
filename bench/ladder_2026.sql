-- The ladder of 2026 by hand, as its rules stand in the documents (catalog/rulesets/ cites them): the peer of
-- bench/rules_bench.cpp. One pass over `firms`, whose columns src/rules/sql.h names: y0_ is the last full year, y1_ the year before it,
-- n1_ the running year, d_ what holds on the day. NULL is unknown. Points are kept as the least and the most that the known figures allow,
-- in points; the day of assessment is 2026-06-30, which is day 20634 since 1970.
WITH ratios AS MATERIALIZED (
  SELECT *,
    CASE
      WHEN industry LIKE 'A%' THEN 'agriculture'
      WHEN industry LIKE 'C%' THEN 'industry'
      WHEN industry LIKE 'E%' THEN 'construction'
      WHEN industry LIKE 'F51%' THEN 'wholesale'
      WHEN industry LIKE 'F52%' THEN 'retail'
      WHEN substr(industry, 1, 3) IN ('G54', 'G55', 'G56', 'G57') THEN 'transport'
      WHEN substr(industry, 1, 4) IN ('G592', 'G593', 'G594', 'G595', 'G596', 'G599') THEN 'storage'
      WHEN industry LIKE 'G60%' THEN 'post'
      WHEN industry LIKE 'H61%' THEN 'lodging'
      WHEN industry LIKE 'H62%' THEN 'catering'
      WHEN industry LIKE 'I65%' THEN 'software'
      WHEN industry LIKE 'K701%' THEN 'real_estate'
      WHEN industry LIKE 'K702%' THEN 'property'
      WHEN industry LIKE 'L%' THEN 'leasing'
    END AS trade,
    COALESCE(y0_main_revenue / NULLIF(y0_revenue, 0), y0_main_revenue_ratio) AS main_ratio,
    COALESCE(y0_leading_product_revenue / NULLIF(y0_revenue, 0), y0_leading_product_ratio) AS product_ratio,
    COALESCE(y0_total_liabilities / NULLIF(y0_total_assets, 0), y0_debt_ratio) AS debt,
    COALESCE(y0_rd_expense / NULLIF(y0_revenue, 0), y0_rd_ratio) AS rd0,
    COALESCE(y1_rd_expense / NULLIF(y1_revenue, 0), y1_rd_ratio) AS rd1,
    COALESCE(y0_rd_expense / NULLIF(y0_sales_revenue, 0), y0_rd_sales_ratio) AS rd_sales,
    COALESCE(y0_rd_expense / NULLIF(y0_cost_expense, 0), y0_rd_cost_ratio) AS rd_cost,
    COALESCE(y0_tech_staff / NULLIF(y0_staff_total, 0), y0_tech_staff_ratio) AS tech_ratio,
    COALESCE(CASE WHEN y1_main_revenue > 0 THEN (y0_main_revenue - y1_main_revenue) / y1_main_revenue END, y0_main_revenue_growth) AS main_growth,
    COALESCE(y0_equity_raised + y1_equity_raised, y0_equity_two_years) AS equity2,
    COALESCE(y0_equity_raised + y1_equity_raised + y2_equity_raised, y0_equity_three_years) AS equity3,
    COALESCE(y0_rd_expense + y1_rd_expense, y0_rd_expense_two_years) AS rd_two_years,
    COALESCE((y0_main_revenue + y1_main_revenue + y2_main_revenue) / 3, y0_main_revenue_average_three_years) AS main_average,
    COALESCE(2025 - CAST(strftime('%Y', d_segment_since * 86400, 'unixepoch') AS INTEGER), y0_segment_years) AS segment_years,
    2025 - CAST(strftime('%Y', d_founded_on * 86400, 'unixepoch') AS INTEGER) AS age,
    COALESCE(y0_total_assets - y0_total_liabilities, y0_net_assets) AS net0,
    COALESCE(y1_total_assets - y1_total_liabilities, y1_net_assets) AS net1,
    COALESCE(y2_total_assets - y2_total_liabilities, y2_net_assets) AS net2,
    COALESCE(
      ((y0_sales_revenue - y1_sales_revenue) / (CASE WHEN y1_sales_revenue > 0 THEN y1_sales_revenue END)
       + (y1_sales_revenue - y2_sales_revenue) / (CASE WHEN y2_sales_revenue > 0 THEN y2_sales_revenue END)) / 2,
      y0_sales_growth_hnte) AS sales_growth
  FROM firms
),
parts AS MATERIALIZED (
  SELECT *,
    CASE trade
      WHEN 'agriculture' THEN y0_revenue >= 200000000
      WHEN 'industry' THEN y0_employees >= 1000 AND y0_revenue >= 400000000
      WHEN 'construction' THEN y0_revenue >= 800000000 AND y0_total_assets >= 800000000
      WHEN 'wholesale' THEN y0_employees >= 200 AND y0_revenue >= 400000000
      WHEN 'retail' THEN y0_employees >= 300 AND y0_revenue >= 200000000
      WHEN 'transport' THEN y0_employees >= 1000 AND y0_revenue >= 300000000
      WHEN 'storage' THEN y0_employees >= 200 AND y0_revenue >= 300000000
      WHEN 'post' THEN y0_employees >= 1000 AND y0_revenue >= 300000000
      WHEN 'lodging' THEN y0_employees >= 300 AND y0_revenue >= 100000000
      WHEN 'catering' THEN y0_employees >= 300 AND y0_revenue >= 100000000
      WHEN 'software' THEN y0_employees >= 300 AND y0_revenue >= 100000000
      WHEN 'real_estate' THEN y0_revenue >= 2000000000 AND y0_total_assets >= 100000000
      WHEN 'property' THEN y0_employees >= 1000 AND y0_revenue >= 50000000
      WHEN 'leasing' THEN y0_employees >= 300 AND y0_total_assets >= 1200000000
    END AS large,
    CASE trade
      WHEN 'agriculture' THEN y0_revenue >= 5000000
      WHEN 'industry' THEN y0_employees >= 300 AND y0_revenue >= 20000000
      WHEN 'construction' THEN y0_revenue >= 60000000 AND y0_total_assets >= 50000000
      WHEN 'wholesale' THEN y0_employees >= 20 AND y0_revenue >= 50000000
      WHEN 'retail' THEN y0_employees >= 50 AND y0_revenue >= 5000000
      WHEN 'transport' THEN y0_employees >= 300 AND y0_revenue >= 30000000
      WHEN 'storage' THEN y0_employees >= 100 AND y0_revenue >= 10000000
      WHEN 'post' THEN y0_employees >= 300 AND y0_revenue >= 20000000
      WHEN 'lodging' THEN y0_employees >= 100 AND y0_revenue >= 20000000
      WHEN 'catering' THEN y0_employees >= 100 AND y0_revenue >= 20000000
      WHEN 'software' THEN y0_employees >= 100 AND y0_revenue >= 10000000
      WHEN 'real_estate' THEN y0_revenue >= 10000000 AND y0_total_assets >= 50000000
      WHEN 'property' THEN y0_employees >= 300 AND y0_revenue >= 10000000
      WHEN 'leasing' THEN y0_employees >= 100 AND y0_total_assets >= 80000000
    END AS medium,
    CASE trade
      WHEN 'agriculture' THEN y0_revenue >= 500000
      WHEN 'industry' THEN y0_employees >= 20 AND y0_revenue >= 3000000
      WHEN 'construction' THEN y0_revenue >= 3000000 AND y0_total_assets >= 3000000
      WHEN 'wholesale' THEN y0_employees >= 5 AND y0_revenue >= 10000000
      WHEN 'retail' THEN y0_employees >= 10 AND y0_revenue >= 1000000
      WHEN 'transport' THEN y0_employees >= 20 AND y0_revenue >= 2000000
      WHEN 'storage' THEN y0_employees >= 20 AND y0_revenue >= 1000000
      WHEN 'post' THEN y0_employees >= 20 AND y0_revenue >= 1000000
      WHEN 'lodging' THEN y0_employees >= 10 AND y0_revenue >= 1000000
      WHEN 'catering' THEN y0_employees >= 10 AND y0_revenue >= 1000000
      WHEN 'software' THEN y0_employees >= 10 AND y0_revenue >= 500000
      WHEN 'real_estate' THEN y0_revenue >= 1000000 AND y0_total_assets >= 20000000
      WHEN 'property' THEN y0_employees >= 100 AND y0_revenue >= 5000000
      WHEN 'leasing' THEN y0_employees >= 10 AND y0_total_assets >= 1000000
    END AS small,
    CASE WHEN tech_ratio >= 0.30 THEN 20 WHEN tech_ratio >= 0.25 THEN 16 WHEN tech_ratio >= 0.20 THEN 12
         WHEN tech_ratio >= 0.15 THEN 8 WHEN tech_ratio >= 0.10 THEN 4 ELSE 0 END AS tech_staff_points,
    CASE WHEN rd_sales >= 0.06 THEN 50 WHEN rd_sales >= 0.05 THEN 40 WHEN rd_sales >= 0.04 THEN 30
         WHEN rd_sales >= 0.03 THEN 20 WHEN rd_sales >= 0.02 THEN 10 ELSE 0 END AS rd_sales_points,
    CASE WHEN rd_cost >= 0.30 THEN 50 WHEN rd_cost >= 0.25 THEN 40 WHEN rd_cost >= 0.20 THEN 30
         WHEN rd_cost >= 0.15 THEN 20 WHEN rd_cost >= 0.10 THEN 10 ELSE 0 END AS rd_cost_points,
    CASE WHEN d_tech_class1_ip >= 1 THEN 30 WHEN d_tech_class2_ip >= 4 THEN 24 WHEN d_tech_class2_ip >= 3 THEN 18
         WHEN d_tech_class2_ip >= 2 THEN 12 WHEN d_tech_class2_ip >= 1 THEN 6 ELSE 0 END AS tech_ip_least,
    CASE WHEN COALESCE(d_tech_class1_ip, 1) >= 1 THEN 30 WHEN COALESCE(d_tech_class2_ip, 4) >= 4 THEN 24 WHEN d_tech_class2_ip >= 3 THEN 18
         WHEN d_tech_class2_ip >= 2 THEN 12 WHEN d_tech_class2_ip >= 1 THEN 6 ELSE 0 END AS tech_ip_most,
    CASE WHEN d_class1_ip_high_value >= 1 THEN 20 WHEN d_class1_ip_self >= 1 THEN 15 WHEN d_class1_ip >= 1 THEN 10
         WHEN d_class2_ip >= 1 THEN 5 ELSE 0 END AS ip_least,
    CASE WHEN COALESCE(d_class1_ip_high_value, 1) >= 1 THEN 20 WHEN COALESCE(d_class1_ip_self, 1) >= 1 THEN 15
         WHEN COALESCE(d_class1_ip, 1) >= 1 THEN 10 WHEN COALESCE(d_class2_ip, 1) >= 1 THEN 5 ELSE 0 END AS ip_most,
    CASE WHEN rd0 >= 0.05 THEN 20 WHEN rd0 >= 0.03 THEN 15 WHEN rd0 >= 0.02 THEN 10 WHEN rd0 >= 0.01 THEN 5 ELSE 0 END AS rd_points,
    CASE WHEN main_growth >= 0.15 THEN 20 WHEN main_growth >= 0.10 THEN 15 WHEN main_growth >= 0.05 THEN 10 WHEN main_growth >= 0 THEN 5 ELSE 0 END AS growth_points,
    CASE WHEN debt > 0.75 THEN 0 WHEN debt > 0.55 THEN 5 WHEN debt <= 0.55 THEN 10 ELSE 0 END AS debt_points,
    CASE WHEN d_strategic_emerging THEN 10 ELSE 5 END AS field_least,
    CASE WHEN COALESCE(d_strategic_emerging, 1) THEN 10 ELSE 5 END AS field_most,
    CASE WHEN main_ratio >= 0.70 THEN 20 WHEN main_ratio >= 0.60 THEN 15 WHEN main_ratio >= 0.55 THEN 10 WHEN main_ratio >= 0.50 THEN 5 ELSE 0 END AS main_points,
    CASE WHEN age >= 2 THEN y0_rd_expense + y1_rd_expense + y2_rd_expense WHEN age >= 1 THEN y0_rd_expense + y1_rd_expense WHEN age < 1 THEN y0_rd_expense END AS rd_period,
    CASE WHEN age >= 2 THEN y0_sales_revenue + y1_sales_revenue + y2_sales_revenue WHEN age >= 1 THEN y0_sales_revenue + y1_sales_revenue WHEN age < 1 THEN y0_sales_revenue END AS sales_period,
    CASE WHEN age >= 2 THEN y0_rd_expense_domestic + y1_rd_expense_domestic + y2_rd_expense_domestic WHEN age >= 1 THEN y0_rd_expense_domestic + y1_rd_expense_domestic WHEN age < 1 THEN y0_rd_expense_domestic END AS domestic_period,
    COALESCE(
      ((net0 - net1) / (CASE WHEN net1 > 0 THEN net1 END) + (net1 - net2) / (CASE WHEN net2 > 0 THEN net2 END)) / 2,
      y0_net_assets_growth_hnte) AS net_growth,
    COALESCE(d_hnte_ip_count_points >= 0, 0) AS count_given,
    COALESCE(d_hnte_ip_source_points >= 0, 0) AS source_given,
    COALESCE(d_hnte_conversion_points >= 0, 0) AS conversion_given,
    COALESCE(d_hnte_assets_growth_points >= 0, 0) AS assets_given,
    COALESCE(d_hnte_sales_growth_points >= 0, 0) AS sales_given
  FROM ratios
),
points AS MATERIALIZED (
  SELECT *,
    tech_staff_points AS tech_staff_least,
    CASE WHEN tech_ratio IS NULL THEN 20 ELSE tech_staff_points END AS tech_staff_most,
    max(rd_sales_points, rd_cost_points) AS tech_rd_least,
    CASE WHEN rd_sales IS NULL OR rd_cost IS NULL THEN 50 ELSE max(rd_sales_points, rd_cost_points) END AS tech_rd_most,
    ip_least + rd_points AS innovation_least,
    ip_most + CASE WHEN rd0 IS NULL THEN 20 ELSE rd_points END AS innovation_most,
    growth_points + debt_points AS growing_least,
    CASE WHEN main_growth IS NULL THEN 20 ELSE growth_points END + CASE WHEN debt IS NULL THEN 10 ELSE debt_points END AS growing_most,
    field_least + main_points AS special_least,
    field_most + CASE WHEN main_ratio IS NULL THEN 20 ELSE main_points END AS special_most,
    min(30,
      min(COALESCE(d_hnte_ip_advanced_points, 0), 8) + min(COALESCE(d_hnte_ip_core_points, 0), 8)
      + min(COALESCE(d_hnte_ip_count_points, 0), 8)
      + CASE WHEN count_given THEN 0 WHEN d_hnte_class1_ip >= 1 THEN 7 WHEN d_hnte_class2_ip >= 5 THEN 5 WHEN d_hnte_class2_ip >= 3 THEN 3 WHEN d_hnte_class2_ip >= 1 THEN 1 ELSE 0 END
      + min(COALESCE(d_hnte_ip_source_points, 0), 6)
      + CASE WHEN source_given THEN 0 WHEN d_hnte_ip_self THEN 1 WHEN d_hnte_class1_ip >= 1 OR d_hnte_class2_ip >= 1 THEN 1 ELSE 0 END
      + min(COALESCE(d_hnte_ip_standard_points, 0), 2)) AS hnte_ip_least,
    min(30,
      min(COALESCE(d_hnte_ip_advanced_points, 8), 8) + min(COALESCE(d_hnte_ip_core_points, 8), 8)
      + min(COALESCE(d_hnte_ip_count_points, 0), 8)
      + CASE WHEN count_given THEN 0 WHEN COALESCE(d_hnte_class1_ip, 1) >= 1 THEN 8 WHEN COALESCE(d_hnte_class2_ip, 5) >= 5 THEN 6 WHEN d_hnte_class2_ip >= 3 THEN 4 WHEN d_hnte_class2_ip >= 1 THEN 2 ELSE 0 END
      + min(COALESCE(d_hnte_ip_source_points, 0), 6)
      + CASE WHEN source_given THEN 0 WHEN COALESCE(d_hnte_ip_self, 1) THEN 6 WHEN COALESCE(d_hnte_class1_ip >= 1 OR d_hnte_class2_ip >= 1, 1) THEN 3 ELSE 0 END
      + min(COALESCE(d_hnte_ip_standard_points, 2), 2)) AS hnte_ip_most,
    min(30, min(COALESCE(d_hnte_conversion_points, 0), 30)
      + CASE WHEN conversion_given THEN 0 WHEN d_conversions_per_year >= 5 THEN 25 WHEN d_conversions_per_year >= 4 THEN 19 WHEN d_conversions_per_year >= 3 THEN 13
             WHEN d_conversions_per_year >= 2 THEN 7 WHEN d_conversions_per_year >= 1 THEN 1 ELSE 0 END) AS hnte_conversion_least,
    min(30, min(COALESCE(d_hnte_conversion_points, 0), 30)
      + CASE WHEN conversion_given THEN 0 WHEN COALESCE(d_conversions_per_year, 5) >= 5 THEN 30 WHEN d_conversions_per_year >= 4 THEN 24 WHEN d_conversions_per_year >= 3 THEN 18
             WHEN d_conversions_per_year >= 2 THEN 12 WHEN d_conversions_per_year >= 1 THEN 6 WHEN d_conversions_per_year = 0 THEN 0 ELSE 6 END) AS hnte_conversion_most,
    min(COALESCE(d_hnte_rd_system_points, 0), 6) + min(COALESCE(d_hnte_rd_unit_points, 0), 6)
      + min(COALESCE(d_hnte_incentive_points, 0), 4) + min(COALESCE(d_hnte_training_points, 0), 4) AS hnte_management_least,
    min(COALESCE(d_hnte_rd_system_points, 6), 6) + min(COALESCE(d_hnte_rd_unit_points, 6), 6)
      + min(COALESCE(d_hnte_incentive_points, 4), 4) + min(COALESCE(d_hnte_training_points, 4), 4) AS hnte_management_most,
    min(20,
      min(COALESCE(d_hnte_assets_growth_points, 0), 10)
      + CASE WHEN assets_given THEN 0 WHEN net_growth >= 0.35 THEN 9 WHEN net_growth >= 0.25 THEN 7 WHEN net_growth >= 0.15 THEN 5 WHEN net_growth >= 0.05 THEN 3 WHEN net_growth > 0 THEN 1 ELSE 0 END
      + min(COALESCE(d_hnte_sales_growth_points, 0), 10)
      + CASE WHEN sales_given THEN 0 WHEN sales_growth >= 0.35 THEN 9 WHEN sales_growth >= 0.25 THEN 7 WHEN sales_growth >= 0.15 THEN 5 WHEN sales_growth >= 0.05 THEN 3 WHEN sales_growth > 0 THEN 1 ELSE 0 END) AS hnte_growth_least,
    min(20,
      min(COALESCE(d_hnte_assets_growth_points, 0), 10)
      + CASE WHEN assets_given THEN 0 WHEN COALESCE(net_growth, 1) >= 0.35 THEN 10 WHEN net_growth >= 0.25 THEN 8 WHEN net_growth >= 0.15 THEN 6 WHEN net_growth >= 0.05 THEN 4 WHEN net_growth > 0 THEN 2 ELSE 0 END
      + min(COALESCE(d_hnte_sales_growth_points, 0), 10)
      + CASE WHEN sales_given THEN 0 WHEN COALESCE(sales_growth, 1) >= 0.35 THEN 10 WHEN sales_growth >= 0.25 THEN 8 WHEN sales_growth >= 0.15 THEN 6 WHEN sales_growth >= 0.05 THEN 4 WHEN sales_growth > 0 THEN 2 ELSE 0 END) AS hnte_growth_most,
    COALESCE(CASE WHEN trade IS NOT NULL THEN NOT large END, d_sme_size_confirmed) AS is_sme
  FROM parts
),
totals AS MATERIALIZED (
  SELECT *,
    CASE WHEN large IS NULL THEN NULL WHEN large THEN 'large' WHEN medium IS NULL THEN NULL WHEN medium THEN 'medium'
         WHEN small IS NULL THEN NULL WHEN small THEN 'small' WHEN trade IS NOT NULL THEN 'micro' END AS size,
    tech_staff_least + tech_rd_least + tech_ip_least AS tech_least,
    tech_staff_most + tech_rd_most + tech_ip_most AS tech_most,
    innovation_least + growing_least + special_least AS innovative_least,
    innovation_most + growing_most + special_most AS innovative_most,
    hnte_ip_least + hnte_conversion_least + hnte_management_least + hnte_growth_least AS hnte_least,
    hnte_ip_most + hnte_conversion_most + hnte_management_most + hnte_growth_most AS hnte_most,
    d_independent_legal_person AND is_sme AND NOT d_in_abnormal_list AND NOT d_in_dishonest_list AND NOT d_product_restricted
      AND NOT d_major_accident_three_years AND NOT d_tax_evasion_three_years AS gates_2022,
    d_registered_in_china AND is_sme AND NOT d_in_abnormal_list AND NOT d_in_dishonest_list AND NOT d_product_restricted
      AND NOT d_safety_accident_three_years AND NOT d_data_incident_three_years AND NOT d_environment_violation_three_years
      AND NOT d_quality_problem_three_years AND NOT d_regulation_violation_three_years
      AND product_ratio > 0.5 AND y0_audit_report_registered AS gates_2026
  FROM points
)
SELECT id,
  CASE WHEN size IS NOT NULL THEN 1 END AS size_2011_verdict, size AS size_2011_class,
  CASE WHEN size IS NOT NULL THEN 1 END AS size_2017_verdict, size AS size_2017_class,
  gates_2022 AS gates_2022_verdict,
  gates_2026 AS gates_2026_verdict,
  d_resident_enterprise AND y0_staff_total <= 500 AND y0_sales_revenue <= 200000000 AND y0_total_assets <= 200000000
    AND NOT d_product_restricted AND NOT d_major_accident_since_last_year AND NOT d_research_misconduct_since_last_year
    AND NOT d_in_abnormal_list AND NOT d_in_dishonest_list
    AND ((CASE WHEN tech_least >= 60 THEN 1 WHEN tech_most < 60 THEN 0 END
          AND CASE WHEN tech_staff_least >= 1 THEN 1 WHEN tech_staff_most < 1 THEN 0 END)
         OR holds_high_tech_org OR granted_national_science_award_5y_r3 OR holds_provincial_rd_institution
         OR d_standards_led_five_years >= 1) AS tech_sme_2017_verdict,
  tech_least * 100 AS tech_sme_2017_least, tech_most * 100 AS tech_sme_2017_most,
  gates_2022
    AND ((CASE WHEN innovative_least >= 60 THEN 1 WHEN innovative_most < 60 THEN 0 END
          AND CASE WHEN innovation_least >= 20 THEN 1 WHEN innovation_most < 20 THEN 0 END
          AND CASE WHEN growing_least >= 15 THEN 1 WHEN growing_most < 15 THEN 0 END
          AND CASE WHEN special_least >= 15 THEN 1 WHEN special_most < 15 THEN 0 END)
         OR granted_provincial_science_award_3y OR holds_high_tech_org OR holds_tech_innovation_demo OR holds_ip_advantage
         OR holds_ip_demo OR holds_provincial_rd_institution OR equity3 >= 5000000) AS innovative_2022_verdict,
  innovative_least * 100 AS innovative_2022_least, innovative_most * 100 AS innovative_2022_most,
  gates_2026
    AND (holds_innovative OR holds_tech_sme OR (review AND d_first_tier_accepted)) AND segment_years >= 3
    AND (y0_revenue >= 15000000 OR equity2 >= 20000000) AND main_ratio >= 0.8 AND debt <= 0.8
    AND y0_rd_expense >= 1000000 AND y1_rd_expense >= 1000000 AND rd0 >= 0.03 AND rd1 >= 0.03
    AND (d_class1_ip_applied_2026 >= 1 OR granted_provincial_science_award_3y_r3 OR holds_provincial_rd_institution)
    AND d_market_position_leading
    AND (n1_quality_score >= 50 OR (review AND (n1_quality_score >= 50 OR y0_quality_score >= 50))) AS srdi_2026_verdict,
  gates_2026
    AND holds_srdi AND segment_years >= 3 AND y0_revenue >= 50000000 AND main_ratio >= 0.9
    AND (y0_revenue_cagr_confirmed >= 0.05 OR review) AND debt <= 0.75 AND rd_two_years >= 12000000 AND rd0 >= 0.03 AND rd1 >= 0.03
    AND (d_class1_ip_applied_2026 >= 4 OR granted_national_science_award_3y_r3)
    AND (y0_domestic_market_share >= 0.1 OR y0_world_market_share >= 0.1 OR y0_domestic_market_rank <= 3)
    AND d_brand_recognised AND (d_six_bases_field OR d_upgrade_or_new_field) AND d_chain_key_position AND d_chain_security_role
    AND (n1_quality_score >= 60 OR (review AND (n1_quality_score >= 60 OR y0_quality_score >= 60))) AS giant_2026_verdict,
  (y0_champion_field_years >= 10 OR (d_champion_new_product AND y0_champion_field_years >= 5)) AND main_average >= 400000000
    AND y0_world_market_rank <= 3 AND d_product_world_advanced AND d_energy_use_advanced AND d_rd_industry_leading
    AND d_core_ip_owned AND d_international_business AND d_performance_leading AS champion_2023_verdict,
  20634 - d_founded_on >= 365 AND d_core_ip_owned AND d_key_tech_field AND tech_ratio >= 0.1
    AND rd_period / NULLIF(sales_period, 0)
        >= CASE WHEN y0_sales_revenue <= 50000000 THEN 0.05 WHEN y0_sales_revenue <= 200000000 THEN 0.04 WHEN y0_sales_revenue > 200000000 THEN 0.03 END
    AND domestic_period / NULLIF(rd_period, 0) >= 0.6 AND y0_high_tech_income / NULLIF(y0_total_income, 0) >= 0.6
    AND (NOT d_major_accident_one_year OR NOT d_major_accident_since_last_year)
    AND CASE WHEN hnte_least > 70 THEN 1 WHEN hnte_most <= 70 THEN 0 END AS hnte_2016_verdict,
  hnte_least * 100 AS hnte_2016_least, hnte_most * 100 AS hnte_2016_most
FROM totals
