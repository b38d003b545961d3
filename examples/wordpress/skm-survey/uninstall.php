<?php
/**
 * Takes away what the plugin has stored on the site. Answers are not there: they are at the collector and on devices.
 *
 * @package SkmSurvey
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}
delete_option( 'skm_survey' );
